package app.visant.domain.tenant;

import app.visant.domain.kernel.OrganisationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

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
    public synchronized void allowTokenlessDevices(OrganisationId id, boolean allowed) {
        organisations.computeIfPresent(
                id,
                (key, it) ->
                        new Organisation(it.id(), it.name(), it.deviceSlots(), it.plan(), allowed, it.createdAt()));
    }

    public boolean remove(OrganisationId id) {
        return organisations.remove(id) != null;
    }

    public List<Organisation> all() {
        return List.copyOf(organisations.values());
    }

    @Override
    public synchronized void update(Organisation organisation) {
        organisations.computeIfPresent(
                organisation.id(), (id, before) -> organisation.with(before.deviceSlots(), before.plan()));
    }

    @Override
    public synchronized Optional<Allotment> allot(OrganisationId id, UnaryOperator<Organisation> change) {
        return find(id).map(before -> {
            Organisation wanted = change.apply(before);
            Organisation after = before.with(wanted.deviceSlots(), wanted.plan());
            organisations.put(id, after);
            return new Allotment(before, after);
        });
    }
}
