package app.visant.domain.member;

import app.visant.domain.account.InMemoryProfiles;
import app.visant.domain.account.InMemorySignUps;
import app.visant.domain.account.Profiles;
import app.visant.domain.account.SignUps;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;

final class InMemoryInvitationsTest extends InvitationsContract {
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryProfiles profiles = new InMemoryProfiles(users);
    private final SignUps signUps = new InMemorySignUps(organisations, users, profiles);
    private final Invitations invitations = new InMemoryInvitations(organisations, users, profiles);

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

    @Override
    protected Invitations invitations() {
        return invitations;
    }
}
