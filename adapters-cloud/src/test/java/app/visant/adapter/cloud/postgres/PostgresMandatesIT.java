package app.visant.adapter.cloud.postgres;

import app.visant.domain.platform.Mandates;
import app.visant.domain.platform.MandatesContract;
import app.visant.domain.platform.PlatformAdministrators;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresMandatesIT extends MandatesContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresStore store = PostgresStore.empty(DATABASE);
    private final PostgresAdapters rows = new PostgresAdapters(DATABASE.jdbi());

    @Override
    protected Organisations organisations() {
        return store.organisations();
    }

    @Override
    protected Users users() {
        return store.users();
    }

    @Override
    protected Sessions sessions() {
        return store.sessions();
    }

    @Override
    protected PlatformAdministrators administrators() {
        return rows.platformAdministrators();
    }

    @Override
    protected Mandates mandates() {
        return rows.mandates();
    }
}
