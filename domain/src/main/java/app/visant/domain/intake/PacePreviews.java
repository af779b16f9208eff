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
 * Bounds how many previews come in: of each device and of all of them. The first few of a device that comes back are taken at once,
 * so that people see what it has. Safe for threads.
 */
public final class PacePreviews {
    /** Of one device at once. */
    public static final int BURST_OF_DEVICE = 4 * ReceivePreviews.MOST;

    /** Of one device in the long run. */
    public static final int PER_SECOND_OF_DEVICE = 8;

    private static final int BATCHES_AT_ONCE = 2;
    private static final double NANOS = 1e9;
    /** After so long a device's bucket is full again. */
    private static final Duration REFILLED = Duration.ofSeconds(BURST_OF_DEVICE / PER_SECOND_OF_DEVICE);

    private final double perSecond;
    private final LongSupplier nanoTime;
    private final TokenBucket all;
    /** The longest silent first. */
    private final Map<DeviceId, Paced> devices = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param perSecond previews of all devices together, above zero
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    public PacePreviews(double perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.all = new TokenBucket(
                perSecond, Math.max(perSecond, BATCHES_AT_ONCE * ReceivePreviews.MOST), nanoTime.getAsLong());
    }

    private record Paced(TokenBucket bucket, long at) {}

    /**
     * Whether a device may bring so many now.
     *
     * @param count 1 to {@link ReceivePreviews#MOST}
     * @return how long it is to wait, from a second; empty if it may, and then they are counted
     */
    public synchronized Optional<Duration> putOff(DeviceId device, int count) {
        long now = nanoTime.getAsLong();
        forget(now);
        Paced known = devices.get(device);
        TokenBucket own = known == null ? new TokenBucket(PER_SECOND_OF_DEVICE, BURST_OF_DEVICE, now) : known.bucket();
        devices.put(device, new Paced(own, now));
        double ownWait = own.secondsUntil(count, now);
        double commonWait = all.secondsUntil(count, now);
        if (ownWait <= 0 && commonWait <= 0) {
            own.take(count);
            all.take(count);
            return Optional.empty();
        }
        // Those that wait for what all share come back one after the other.
        double spread =
                commonWait <= 0 ? 0 : Spread.of(device, now) * devices.size() * ReceivePreviews.MOST / perSecond;
        double seconds = Math.clamp(Math.max(ownWait, commonWait) + spread, 1, 60);
        return Optional.of(Duration.ofNanos((long) (seconds * NANOS)));
    }

    private void forget(long now) {
        Iterator<Paced> oldest = devices.values().iterator();
        while (oldest.hasNext() && now - oldest.next().at() > REFILLED.toNanos()) {
            oldest.remove();
        }
    }
}
