package app.visant.domain.tenant;

import app.visant.domain.kernel.OrganisationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

public final class InMemoryOrganisations implements Organisations {
    private final Map<OrganisationId, Organisation> organisations = new ConcurrentHashMap<>();

    @Override
    public void add(Organisation organisation) {
        if (organisations.putIfAbsent(organisation.id(), organisation) != null) {
            throw new IllegalStateException("there is an organisation " + organisation.id() + " already");
        }
    }

    @Override
    public Optional<Organisation> find(OrganisationId id) {
        return Optional.ofNullable(organisations.get(id));
    }

    @Override
    public void allowTokenlessDevices(OrganisationId id, boolean allowed) {
        organisations.computeIfPresent(
                id,
                (key, it) ->
                        new Organisation(it.id(), it.name(), it.deviceSlots(), it.plan(), allowed, it.createdAt()));
    }

    public List<Organisation> all() {
        return List.copyOf(organisations.values());
    }

    @Override
    public void update(Organisation organisation) {
        organisations.computeIfPresent(
                organisation.id(), (id, before) -> organisation.with(before.deviceSlots(), before.plan()));
    }

    @Override
    public boolean allot(OrganisationId id, int deviceSlots, Plan plan) {
        return organisations.computeIfPresent(id, (same, before) -> before.with(deviceSlots, plan)) != null;
    }
}
