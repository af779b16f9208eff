package app.visant.adapter.cloud.postgres;

import app.visant.domain.account.Profile;
import app.visant.domain.account.Profiles;
import app.visant.domain.kernel.UserId;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

final class PostgresProfiles implements Profiles {
    private final Jdbi jdbi;

    PostgresProfiles(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Profile> find(UserId person) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT name, verified FROM account WHERE user_id = :user")
                .bind("user", person.value())
                .map((row, context) -> new Profile(row.getString("name"), row.getBoolean("verified")))
                .findOne());
    }

    @Override
    public boolean rename(UserId person, String name) {
        return jdbi.withHandle(handle -> handle.createUpdate("UPDATE account SET name = :name WHERE user_id = :user")
                        .bind("name", name)
                        .bind("user", person.value())
                        .execute())
                == 1;
    }
}
