package app.visant.adapter.cloud.postgres;

import app.visant.domain.account.AccountTokens;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.User;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

final class PostgresAccountTokens implements AccountTokens {
    private final Jdbi jdbi;

    PostgresAccountTokens(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void put(UserId person, Purpose purpose, Sha256 token, Instant endsAt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO account_token (user_id, purpose, token_hash, ends_at)
                        SELECT user_id, :purpose, :token, CAST(:endsAt AS timestamptz) FROM account WHERE user_id = :user
                        ON CONFLICT (user_id, purpose) DO UPDATE
                        SET token_hash = EXCLUDED.token_hash, ends_at = EXCLUDED.ends_at
                        """)
                .bind("user", person.value())
                .bind("purpose", purpose.name())
                .bind("token", token.hex())
                .bind("endsAt", endsAt)
                .execute());
    }

    @Override
    public Optional<User> find(Purpose purpose, Sha256 token, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT account.* FROM account_token JOIN account USING (user_id)
                        WHERE token_hash = :token AND purpose = :purpose AND ends_at > :now
                        """)
                .bind("token", token.hex())
                .bind("purpose", purpose.name())
                .bind("now", now)
                .map(PostgresUsers::user)
                .findOne());
    }

    @Override
    public Optional<User> resetPassword(Sha256 token, String passwordHash, Instant now) {
        return jdbi.inTransaction(handle -> use(handle, Purpose.RESET, token, now)
                .flatMap(person -> {
                    handle.createUpdate("UPDATE session SET ended_at = :now WHERE user_id = :user AND ended_at IS NULL")
                            .bind("now", now)
                            .bind("user", person)
                            .execute();
                    revokeKeysOfUnverified(handle, person, now);
                    return handle.createQuery("""
                                    UPDATE account SET password_hash = :passwordHash, verified = true
                                    WHERE user_id = :user RETURNING *
                                    """)
                            .bind("passwordHash", passwordHash)
                            .bind("user", person)
                            .map(PostgresUsers::user)
                            .findOne();
                }));
    }

    static void revokeKeysOfUnverified(Handle handle, UUID person, Instant now) {
        handle.createUpdate("""
                        UPDATE api_key SET revoked_at = :now FROM account
                        WHERE user_id = :user AND NOT verified
                          AND api_key.org_id = account.org_id AND made_by = email AND revoked_at IS NULL
                        """).bind("now", now).bind("user", person).execute();
    }

    @Override
    public Optional<User> verifyAddress(Sha256 token, Instant now) {
        return jdbi.inTransaction(handle -> use(handle, Purpose.VERIFICATION, token, now)
                .flatMap(person -> handle.createQuery(
                                "UPDATE account SET verified = true WHERE user_id = :user RETURNING *")
                        .bind("user", person)
                        .map(PostgresUsers::user)
                        .findOne()));
    }

    /** Of many at once, one gets the person. The account is locked first, as by whoever removes it: so neither waits for the other. */
    private static Optional<UUID> use(Handle handle, Purpose purpose, Sha256 token, Instant now) {
        handle.createQuery("""
                        SELECT account.user_id FROM account JOIN account_token USING (user_id)
                        WHERE token_hash = :token AND purpose = :purpose
                        FOR UPDATE OF account
                        """)
                .bind("token", token.hex())
                .bind("purpose", purpose.name())
                .mapTo(UUID.class)
                .findOne();
        return handle.createQuery("""
                        DELETE FROM account_token
                        WHERE token_hash = :token AND purpose = :purpose AND ends_at > :now
                        RETURNING user_id
                        """)
                .bind("token", token.hex())
                .bind("purpose", purpose.name())
                .bind("now", now)
                .mapTo(UUID.class)
                .findOne();
    }
}
