package app.visant.adapter.cloud.postgres;

import app.visant.domain.account.SignUps;
import app.visant.domain.identity.OutsideIdentities;
import app.visant.domain.identity.OutsideIdentitiesContract;
import app.visant.domain.member.Invitations;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresOutsideIdentitiesIT extends OutsideIdentitiesContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresStore store = PostgresStore.empty(DATABASE);
    private final OutsideIdentities identities = new PostgresOutsideIdentities(DATABASE.jdbi());

    @Override
    protected Organisations organisations() {
        return store.organisations();
    }

    @Override
    protected Users users() {
        return store.users();
    }

    @Override
    protected SignUps signUps() {
        return new PostgresSignUps(DATABASE.jdbi());
    }

    @Override
    protected Invitations invitations() {
        return store.invitations();
    }

    @Override
    protected OutsideIdentities identities() {
        return identities;
    }
}
