package app.visant.domain.account;

import app.visant.domain.apikey.ApiKeys;
import app.visant.domain.apikey.InMemoryApiKeys;
import app.visant.domain.session.InMemorySessions;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;

final class InMemoryAccountTokensTest extends AccountTokensContract {
    private final Organisations organisations = new InMemoryOrganisations();
    private final Users users = new InMemoryUsers();
    private final InMemoryProfiles profiles = new InMemoryProfiles(users);
    private final Sessions sessions = new InMemorySessions(users::find);
    private final ApiKeys keys = new InMemoryApiKeys();
    private final AccountTokens tokens = new InMemoryAccountTokens(users, profiles, sessions, keys);

    @Override
    protected SignUps signUps() {
        return new InMemorySignUps(organisations, users, profiles);
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
    protected Sessions sessions() {
        return sessions;
    }

    @Override
    protected ApiKeys keys() {
        return keys;
    }

    @Override
    protected AccountTokens tokens() {
        return tokens;
    }
}
