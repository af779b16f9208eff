package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.UserId;
import app.visant.domain.platform.PlatformAdministrators;
import app.visant.domain.tenant.User;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

final class PostgresPlatformAdministrators implements PlatformAdministrators {
    private final Jdbi jdbi;

    PostgresPlatformAdministrators(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean contains(UserId person) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT EXISTS (SELECT FROM platform_administrator WHERE user_id = :user)")
                        .bind("user", person.value())
                        .mapTo(Boolean.class)
                        .one());
    }

    @Override
    public boolean add(UserId person, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO platform_administrator (user_id, since)
                                SELECT user_id, :now FROM account WHERE user_id = :user
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("user", person.value())
                        .bind("now", now)
                        .execute()
                == 1);
    }

    @Override
    public boolean remove(UserId person) {
        return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM platform_administrator WHERE user_id = :user")
                        .bind("user", person.value())
                        .execute()
                == 1);
    }

    @Override
    public List<User> list() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        SELECT account.* FROM platform_administrator JOIN account USING (user_id) ORDER BY email
                        """).map(PostgresUsers::user).list());
    }
}
