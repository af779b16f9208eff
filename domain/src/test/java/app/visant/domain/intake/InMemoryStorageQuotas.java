package app.visant.domain.intake;

import app.visant.domain.access.Reach;
import app.visant.domain.capture.Capture;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Slice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Adds up what is in memory. */
public final class InMemoryStorageQuotas implements StorageQuotas {
    private static final CaptureFilter ALL = new CaptureFilter(null, null, null, null, null);

    private final Captures captures;
    private final Map<OrganisationId, Allowance> allowances = new ConcurrentHashMap<>();

    public InMemoryStorageQuotas(Captures captures) {
        this.captures = captures;
    }

    @Override
    public StoredAmount stored(OrganisationId organisation, Reach reach) {
        List<Capture> all = captures.list(organisation, reach, ALL, new Slice(Slice.MAX_LIMIT, 0))
                .items();
        return new StoredAmount(
                all.size(), all.stream().mapToLong(Capture::bytes).sum());
    }

    @Override
    public Optional<Allowance> allowance(OrganisationId organisation) {
        return Optional.ofNullable(allowances.get(organisation));
    }

    @Override
    public void allow(OrganisationId organisation, Allowance allowance) {
        allowances.put(organisation, allowance);
    }

    @Override
    public void forget(OrganisationId organisation) {
        allowances.remove(organisation);
    }
}
