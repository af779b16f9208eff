package app.visant.adapter.cloud.postgres;

import app.visant.domain.identity.OutsideIdentities;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.User;
import java.time.Instant;
import java.util.Optional;
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
    public Optional<User> bind(String issuer, String subject, EmailAddress email, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO outside_identity (issuer, subject, user_id, bound_at)
                        SELECT :issuer, :subject, user_id, CAST(:now AS timestamptz) FROM account
                        WHERE email = :email AND verified
                        ON CONFLICT DO NOTHING
                        """)
                .bind("issuer", issuer)
                .bind("subject", subject)
                .bind("email", email.value())
                .bind("now", now)
                .execute());
        return find(issuer, subject);
    }
}
