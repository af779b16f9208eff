package app.visant.adapter.cloud.postgres;

import app.visant.domain.member.Members;
import app.visant.domain.member.MembersContract;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresMembersIT extends MembersContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresStore store = PostgresStore.empty(DATABASE);

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
}
