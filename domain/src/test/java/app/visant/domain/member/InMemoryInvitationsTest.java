package app.visant.domain.member;

import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;

final class InMemoryInvitationsTest extends InvitationsContract {
    private final Organisations organisations = new InMemoryOrganisations();
    private final Users users = new InMemoryUsers();
    private final Invitations invitations = new InMemoryInvitations(users);

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected Invitations invitations() {
        return invitations;
    }
}
