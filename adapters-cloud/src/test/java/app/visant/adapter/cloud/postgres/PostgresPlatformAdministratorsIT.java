package app.visant.adapter.cloud.postgres;

import app.visant.domain.member.Members;
import app.visant.domain.platform.PlatformAdministrators;
import app.visant.domain.platform.PlatformAdministratorsContract;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresPlatformAdministratorsIT extends PlatformAdministratorsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresStore store = PostgresStore.empty(DATABASE);
    private final PlatformAdministrators administrators =
            new PostgresAdapters(DATABASE.jdbi()).platformAdministrators();

    @Override
    protected Organisations organisations() {
        return store.organisations();
    }

    @Override
    protected Users users() {
        return store.users();
    }

    @Override
    protected Members members() {
        return store.members();
    }

    @Override
    protected PlatformAdministrators administrators() {
        return administrators;
    }
}
