package app.visant.adapter.cloud.postgres;

import app.visant.domain.account.AccountTokens;
import app.visant.domain.account.AccountTokensContract;
import app.visant.domain.account.Profiles;
import app.visant.domain.account.SignUps;
import app.visant.domain.apikey.ApiKeys;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.Users;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresAccountTokensIT extends AccountTokensContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresAdapters rows = empty();

    private static PostgresAdapters empty() {
        DATABASE.clear();
        return new PostgresAdapters(DATABASE.jdbi());
    }

    @Override
    protected SignUps signUps() {
        return rows.signUps();
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
    protected Sessions sessions() {
        return rows.sessions();
    }

    @Override
    protected ApiKeys keys() {
        return rows.apiKeys();
    }

    @Override
    protected AccountTokens tokens() {
        return rows.accountTokens();
    }
}
