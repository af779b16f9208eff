package app.visant.domain.platform;

import app.visant.domain.member.InMemoryMembers;
import app.visant.domain.member.Members;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;

final class InMemoryPlatformAdministratorsTest extends PlatformAdministratorsContract {
    private final Organisations organisations = new InMemoryOrganisations();
    private final InMemoryUsers users = new InMemoryUsers();
    private final Members members = new InMemoryMembers(users);
    private final PlatformAdministrators administrators = new InMemoryPlatformAdministrators(users);

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected Members members() {
        return members;
    }

    @Override
    protected PlatformAdministrators administrators() {
        return administrators;
    }
}
