package app.visant.domain.account;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;

final class InMemoryAbandonedSignUpsTest extends AbandonedSignUpsContract {
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryProfiles profiles = new InMemoryProfiles(users);
    private final SignUps signUps = new InMemorySignUps(organisations, users, profiles);
    private final InMemoryAbandonedSignUps abandoned = new InMemoryAbandonedSignUps(organisations, users, profiles);

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected SignUps signUps() {
        return signUps;
    }

    @Override
    protected AbandonedSignUps abandoned() {
        return abandoned;
    }

    @Override
    protected void use(OrganisationId organisation) {
        abandoned.use(organisation);
    }
}
