package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.member.Invitation;
import app.visant.domain.member.InvitationId;
import app.visant.domain.member.Invitations;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

final class PostgresInvitations implements Invitations {
    private final Jdbi jdbi;

    PostgresInvitations(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void put(Invitation invitation, Sha256 token) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO invitation (invitation_id, org_id, email, role, token_hash, made_at, ends_at)
                        VALUES (:id, :org, :email, :role, :token, :madeAt, :endsAt)
                        ON CONFLICT (org_id, email) DO UPDATE
                        SET invitation_id = EXCLUDED.invitation_id, role = EXCLUDED.role,
                            token_hash = EXCLUDED.token_hash, made_at = EXCLUDED.made_at, ends_at = EXCLUDED.ends_at
                        """)
                .bind("id", invitation.id().value())
                .bind("org", invitation.organisation().value())
                .bind("email", invitation.email().value())
                .bind("role", invitation.role().name())
                .bind("token", token.hex())
                .bind("madeAt", invitation.madeAt())
                .bind("endsAt", invitation.endsAt())
                .execute());
    }

    @Override
    public List<Invitation> open(OrganisationId organisation, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM invitation WHERE org_id = :org AND ends_at > :now ORDER BY email
                        """)
                .bind("org", organisation.value())
                .bind("now", now)
                .map(PostgresInvitations::map)
                .list());
    }

    @Override
    public Optional<Invitation> find(Sha256 token, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM invitation WHERE token_hash = :token AND ends_at > :now
                        """)
                .bind("token", token.hex())
                .bind("now", now)
                .map(PostgresInvitations::map)
                .findOne());
    }

    @Override
    public Acceptance accept(Sha256 token, Account account, Instant now) {
        return jdbi.inTransaction(handle -> {
            int used = handle.createUpdate("DELETE FROM invitation WHERE token_hash = :token AND ends_at > :now")
                    .bind("token", token.hex())
                    .bind("now", now)
                    .execute();
            return used == 0 ? new Acceptance.Gone() : Newcomers.join(handle, account, now);
        });
    }

    @Override
    public boolean withdraw(OrganisationId organisation, InvitationId id) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "DELETE FROM invitation WHERE org_id = :org AND invitation_id = :id")
                        .bind("org", organisation.value())
                        .bind("id", id.value())
                        .execute())
                == 1;
    }

    static Invitation map(ResultSet row, StatementContext context) throws SQLException {
        return new Invitation(
                new InvitationId(row.getObject("invitation_id", UUID.class)),
                new OrganisationId(row.getObject("org_id", UUID.class)),
                new EmailAddress(row.getString("email")),
                Role.valueOf(row.getString("role")),
                Columns.time(row, "made_at"),
                Columns.time(row, "ends_at"));
    }
}
