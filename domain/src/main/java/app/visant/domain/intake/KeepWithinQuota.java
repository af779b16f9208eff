package app.visant.domain.intake;

import app.visant.domain.access.Reach;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Bounds what an organisation stores. What comes beyond that is put off, never refused for good: it stays with its device until there
 * is room. Pictures that come at the same moment may exceed the bound by themselves.
 */
public final class KeepWithinQuota {
    private static final Duration LEAST_WAIT = Duration.ofMinutes(1);

    private final StorageQuotas quotas;
    private final Allowance usual;
    private final InstantSource clock;

    /** @param usual for organisations for which nothing else was decided */
    public KeepWithinQuota(StorageQuotas quotas, Allowance usual, InstantSource clock) {
        this.quotas = quotas;
        this.usual = usual;
        this.clock = clock;
    }

    /** What it has, and what it may have. */
    public record Room(StoredAmount stored, Allowance allowed) {}

    /** @param reach the devices whose pictures count */
    public Room room(OrganisationId organisation, Reach reach) {
        return new Room(
                quotas.stored(organisation, reach),
                quotas.allowance(organisation).orElse(usual));
    }

    /** How long a picture is to wait at its device; empty if there is room for it. */
    Optional<Duration> putOff(OrganisationId organisation, DeviceId device, long bytes) {
        Allowance allowed = quotas.allowance(organisation).orElse(usual);
        if (allowed.equals(Allowance.UNLIMITED)
                || quotas.stored(organisation, Reach.all()).hasRoomFor(bytes, allowed)) {
            return Optional.empty();
        }
        long spread = (long) (Spread.of(device, clock.millis()) * LEAST_WAIT.toMillis());
        return Optional.of(LEAST_WAIT.plusMillis(spread));
    }
}
