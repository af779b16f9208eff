package app.visant.domain.session;

import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;

final class InMemorySessionsTest extends SessionsContract {
    private final Organisations organisations = new InMemoryOrganisations();
    private final Users users = new InMemoryUsers();
    private final Sessions sessions = new InMemorySessions(users::find);

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected Sessions sessions() {
        return sessions;
    }
}
