package app.visant.domain.account;

import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;

final class InMemorySignUpsTest extends SignUpsContract {
    private final Organisations organisations = new InMemoryOrganisations();
    private final Users users = new InMemoryUsers();
    private final InMemoryProfiles profiles = new InMemoryProfiles(users);
    private final SignUps signUps = new InMemorySignUps(organisations, users, profiles);

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected Profiles profiles() {
        return profiles;
    }

    @Override
    protected SignUps signUps() {
        return signUps;
    }
}
