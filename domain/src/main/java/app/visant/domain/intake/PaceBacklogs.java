package app.visant.domain.intake;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.limit.TokenBucket;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Lets a fleet that comes back at once bring its backlogs one after the other. Each device is told its share of what can be taken in;
 * what comes in spite of that is put off, each device by a time of its own, so that those that are put off together do not come back
 * together. Safe for threads.
 */
public final class PaceBacklogs {
    /** A device that has said nothing of its backlog for so long has none. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(3);

    private static final Duration LEAST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final LongSupplier nanoTime;
    /** When each device was last heard of, the longest silent first. */
    private final Map<DeviceId, Long> backlogs = new LinkedHashMap<>(16, 0.75f, true);

    private final TokenBucket all;

    /**
     * @param perSecond pictures of all backlogs together, above zero
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    public PaceBacklogs(double perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.all = new TokenBucket(perSecond, perSecond, nanoTime.getAsLong());
    }

    /**
     * Notes what a device says of its backlog.
     *
     * @param waiting pictures, from 0
     * @return how many of them it may bring a second, above zero
     */
    public synchronized double share(DeviceId device, long waiting) {
        long now = nanoTime.getAsLong();
        if (waiting > 0) {
            backlogs.put(device, now);
        } else {
            backlogs.remove(device);
        }
        forget(now);
        return perSecond / Math.max(1, backlogs.size());
    }

    /**
     * Whether a picture of a backlog can be taken in now.
     *
     * @return how long the device is to wait, from a second to two minutes; empty if it can
     */
    public synchronized Optional<Duration> putOff(DeviceId device) {
        long now = nanoTime.getAsLong();
        backlogs.put(device, now);
        if (all.secondsUntil(1, now) <= 0) {
            all.take(1);
            return Optional.empty();
        }
        forget(now);
        return Optional.of(wait(device, now));
    }

    /** As long as it takes until each of the devices has had a turn, and at a time within that which differs by device and by try. */
    private Duration wait(DeviceId device, long now) {
        double round = Math.clamp(
                backlogs.size() / perSecond, (double) LEAST_WAIT.toSeconds(), (double) LONGEST_WAIT.toSeconds());
        return LEAST_WAIT.plusNanos((long) (Spread.of(device, now) * round * NANOS));
    }

    private void forget(long now) {
        Iterator<Long> oldest = backlogs.values().iterator();
        while (oldest.hasNext() && now - oldest.next() > FORGOTTEN.toNanos()) {
            oldest.remove();
        }
    }
}
