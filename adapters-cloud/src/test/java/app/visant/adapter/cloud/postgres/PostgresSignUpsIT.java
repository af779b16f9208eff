package app.visant.adapter.cloud.postgres;

import app.visant.domain.account.Profiles;
import app.visant.domain.account.SignUps;
import app.visant.domain.account.SignUpsContract;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresSignUpsIT extends SignUpsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresAdapters rows = empty();

    private static PostgresAdapters empty() {
        DATABASE.clear();
        return new PostgresAdapters(DATABASE.jdbi());
    }

    @Override
    protected Organisations organisations() {
        return rows.organisations();
    }

    @Override
    protected Users users() {
        return rows.users();
    }

    @Override
    protected Profiles profiles() {
        return rows.profiles();
    }

    @Override
    protected SignUps signUps() {
        return rows.signUps();
    }
}
