package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

final class PostgresUsers implements Users {
    private final Jdbi jdbi;

    PostgresUsers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean add(Account account) {
        return jdbi.withHandle(handle -> add(handle, account, true));
    }

    /** @param verified whether the address is known to be the person's own */
    static boolean add(Handle handle, Account account, boolean verified) {
        User user = account.user();
        return handle.createUpdate("""
                                INSERT INTO account (user_id, org_id, email, role, password_hash, verified)
                                VALUES (:user, :org, :email, :role, :passwordHash, :verified)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("user", user.id().value())
                        .bind("org", user.organisation().value())
                        .bind("email", user.email().value())
                        .bind("role", user.role().name())
                        .bind("passwordHash", account.passwordHash())
                        .bind("verified", verified)
                        .execute()
                == 1;
    }

    @Override
    public Optional<Account> findByEmail(EmailAddress email) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM account WHERE email = :email")
                .bind("email", email.value())
                .map((row, context) -> new Account(user(row, context), row.getString("password_hash")))
                .findOne());
    }

    @Override
    public Optional<User> find(UserId id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM account WHERE user_id = :user")
                .bind("user", id.value())
                .map(PostgresUsers::user)
                .findOne());
    }

    @Override
    public boolean changePassword(UserId id, String passwordHash) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("DELETE FROM account_token WHERE user_id = :user AND purpose = 'RESET'")
                    .bind("user", id.value())
                    .execute();
            return handle.createUpdate("UPDATE account SET password_hash = :passwordHash WHERE user_id = :user")
                            .bind("passwordHash", passwordHash)
                            .bind("user", id.value())
                            .execute()
                    == 1;
        });
    }

    @Override
    public boolean isEmpty() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT NOT EXISTS (SELECT FROM account)")
                .mapTo(Boolean.class)
                .one());
    }

    static User user(ResultSet row, StatementContext context) throws SQLException {
        return new User(
                new UserId(row.getObject("user_id", UUID.class)),
                new OrganisationId(row.getObject("org_id", UUID.class)),
                new EmailAddress(row.getString("email")),
                Role.valueOf(row.getString("role")));
    }
}
