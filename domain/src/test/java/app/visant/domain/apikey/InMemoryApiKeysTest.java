package app.visant.domain.apikey;

import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.Organisations;

final class InMemoryApiKeysTest extends ApiKeysContract {
    private final Organisations organisations = new InMemoryOrganisations();
    private final ApiKeys keys = new InMemoryApiKeys();

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected ApiKeys keys() {
        return keys;
    }
}
