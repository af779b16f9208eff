package app.visant.domain.account;

import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;

public final class InMemorySignUps implements SignUps {
    private final Organisations organisations;
    private final Users users;
    private final InMemoryProfiles profiles;

    public InMemorySignUps(Organisations organisations, Users users, InMemoryProfiles profiles) {
        this.organisations = organisations;
        this.users = users;
        this.profiles = profiles;
    }

    @Override
    public synchronized boolean add(Organisation organisation, Account owner) {
        if (!users.add(owner)) {
            return false;
        }
        profiles.unverify(owner.user().id());
        organisations.add(organisation);
        return true;
    }
}
