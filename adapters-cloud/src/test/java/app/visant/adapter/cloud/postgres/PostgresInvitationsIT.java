package app.visant.adapter.cloud.postgres;

import app.visant.domain.account.Profiles;
import app.visant.domain.account.SignUps;
import app.visant.domain.member.Invitations;
import app.visant.domain.member.InvitationsContract;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresInvitationsIT extends InvitationsContract {
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
    protected Profiles profiles() {
        return new PostgresProfiles(DATABASE.jdbi());
    }

    @Override
    protected SignUps signUps() {
        return new PostgresSignUps(DATABASE.jdbi());
    }

    @Override
    protected Invitations invitations() {
        return store.invitations();
    }
}
