package app.visant.adapter.cloud.stream;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import java.time.InstantSource;
import java.util.Optional;

/** Every organisation there could be, none of which serves devices without a token. */
record TestOrganisations(InstantSource clock) implements Organisations {
    @Override
    public Optional<Organisation> find(OrganisationId id) {
        return Optional.of(new Organisation(id, "An organisation", 5, clock.instant(), false, clock.instant()));
    }

    @Override
    public void add(Organisation organisation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void update(Organisation organisation) {
        throw new UnsupportedOperationException();
    }
}
