package app.visant.domain.identity;

import app.visant.domain.account.InMemoryProfiles;
import app.visant.domain.account.InMemorySignUps;
import app.visant.domain.account.SignUps;
import app.visant.domain.member.InMemoryInvitations;
import app.visant.domain.member.Invitations;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;

final class InMemoryOutsideIdentitiesTest extends OutsideIdentitiesContract {
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryProfiles profiles = new InMemoryProfiles(users);
    private final SignUps signUps = new InMemorySignUps(organisations, users, profiles);
    private final InMemoryInvitations invitations = new InMemoryInvitations(organisations, users, profiles);
    private final OutsideIdentities identities = new InMemoryOutsideIdentities(users, profiles, invitations);

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
    protected Invitations invitations() {
        return invitations;
    }

    @Override
    protected OutsideIdentities identities() {
        return identities;
    }
}
