package app.visant.adapter.cloud.postgres;

import app.visant.domain.identity.OutsideIdentities;
import app.visant.domain.identity.OutsideIdentity;
import app.visant.domain.member.Invitation;
import app.visant.domain.member.InvitationId;
import app.visant.domain.member.Invitations.Acceptance;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

final class PostgresOutsideIdentities implements OutsideIdentities {
    private final Jdbi jdbi;

    PostgresOutsideIdentities(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<User> find(String issuer, String subject) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT account.* FROM outside_identity JOIN account USING (user_id)
                        WHERE issuer = :issuer AND subject = :subject
                        """)
                .bind("issuer", issuer)
                .bind("subject", subject)
                .map(PostgresUsers::user)
                .findOne());
    }

    @Override
    public Optional<User> bindable(String issuer, EmailAddress email) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM account
                        WHERE email = :email AND verified
                          AND NOT EXISTS (SELECT FROM outside_identity o
                                          WHERE o.user_id = account.user_id AND o.issuer = :issuer)
                        """)
                .bind("issuer", issuer)
                .bind("email", email.value())
                .map(PostgresUsers::user)
                .findOne());
    }

    @Override
    public Optional<User> bind(String issuer, String subject, EmailAddress email, Instant now) {
        jdbi.useHandle(handle -> bind(handle, issuer, subject, email, now));
        return find(issuer, subject);
    }

    private static boolean bind(Handle handle, String issuer, String subject, EmailAddress email, Instant now) {
        return handle.createUpdate("""
                        INSERT INTO outside_identity (issuer, subject, user_id, bound_at)
                        SELECT :issuer, :subject, user_id, CAST(:now AS timestamptz) FROM account
                        WHERE email = :email AND verified
                        ON CONFLICT DO NOTHING
                        """)
                        .bind("issuer", issuer)
                        .bind("subject", subject)
                        .bind("email", email.value())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    @Override
    public List<Invitation> invitations(EmailAddress email, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM invitation
                        WHERE email = :email AND ends_at > :now
                          AND NOT EXISTS (SELECT FROM account WHERE account.email = :email AND verified)
                        ORDER BY made_at, invitation_id
                        """)
                .bind("email", email.value())
                .bind("now", now)
                .map(PostgresInvitations::map)
                .list());
    }

    @Override
    public Acceptance admit(OutsideIdentity who, InvitationId invitation, Account account, Instant now) {
        EmailAddress email = account.user().email();
        return jdbi.inTransaction(handle -> {
            int used = handle.createUpdate("""
                            DELETE FROM invitation
                            WHERE invitation_id = :id AND email = :email AND org_id = :org AND role = :role AND ends_at > :now
                            """)
                    .bind("id", invitation.value())
                    .bind("email", email.value())
                    .bind("org", account.user().organisation().value())
                    .bind("role", account.user().role().name())
                    .bind("now", now)
                    .execute();
            if (used == 0) {
                return new Acceptance.Gone();
            }
            Acceptance joined = Newcomers.join(handle, account, now);
            if (joined instanceof Acceptance.Joined && !bind(handle, who.issuer(), who.subject(), email, now)) {
                handle.rollback();
                return new Acceptance.AddressTaken();
            }
            return joined;
        });
    }
}
