package app.visant.domain.platform;

import app.visant.domain.session.InMemorySessions;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;

final class InMemoryMandatesTest extends MandatesContract {
    private final Organisations organisations = new InMemoryOrganisations();
    private final InMemoryUsers users = new InMemoryUsers();
    private final Sessions sessions = new InMemorySessions(users::find);
    private final PlatformAdministrators administrators = new InMemoryPlatformAdministrators(users);
    private final Mandates mandates = new InMemoryMandates(sessions, administrators);

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

    @Override
    protected PlatformAdministrators administrators() {
        return administrators;
    }

    @Override
    protected Mandates mandates() {
        return mandates;
    }
}
