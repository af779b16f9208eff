package app.visant.domain.edge.clock;

import app.visant.domain.edge.camera.Frame;
import app.visant.domain.edge.clock.FrameClock.Correction;
import app.visant.domain.edge.outbox.CaptureRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Dates pictures: by the cloud's time if it is known in this boot, else later. Safe for threads. */
public final class FrameDating {
    private final String bootId;
    private final CloudTime cloud;
    private final LongSupplier nanos;
    private final UndatedPictures undated;

    /**
     * @param bootId of the boot in which the program runs
     * @param nanos time since boot, the clock of {@link Frame#monotonicNanos}
     */
    public FrameDating(String bootId, CloudTime cloud, LongSupplier nanos, UndatedPictures undated) {
        this.bootId = bootId;
        this.cloud = cloud;
        this.nanos = nanos;
        this.undated = undated;
    }

    /** @param capturedAt the best time known */
    public record Dated(Instant capturedAt, FrameClock clock) {}

    /** When a picture was taken that has just been taken. */
    public Dated date(Frame frame) {
        return date(frame.capturedAt(), frame.monotonicNanos());
    }

    /** @param wallTime of this moment, by the device's clock */
    public Dated now(Instant wallTime) {
        return date(wallTime, nanos.getAsLong());
    }

    private Dated date(Instant wallTime, long atNanos) {
        long monotonicMs = TimeUnit.NANOSECONDS.toMillis(atNanos);
        Instant wall = Instant.ofEpochMilli(wallTime.toEpochMilli());
        return cloud.at(atNanos)
                .map(reading -> {
                    long offset = reading.time().toEpochMilli() - wall.toEpochMilli();
                    FrameClock clock = new FrameClock(bootId, monotonicMs, new Correction(offset, errorMs(reading)));
                    return new Dated(wall.plusMillis(offset), clock);
                })
                .orElseGet(() -> new Dated(wall, new FrameClock(bootId, monotonicMs, null)));
    }

    /** Whether the picture could be dated if the cloud told its time. */
    public boolean awaits(CaptureRecord capture) {
        FrameClock clock = capture.clock();
        return clock != null && clock.correction() == null && clock.bootId().equals(bootId);
    }

    /** The picture with its right time, if that can be known now; else itself. */
    public CaptureRecord date(CaptureRecord capture) {
        return fix().map(fix -> fix.date(capture)).orElse(capture);
    }

    /**
     * To be called after each contact: dates what waits.
     *
     * @return how many
     */
    public int dateWaiting() {
        return fix().map(undated::date).orElse(0);
    }

    private Optional<ClockFix> fix() {
        long now = nanos.getAsLong();
        return cloud.at(now)
                .map(reading -> new ClockFix(
                        bootId,
                        TimeUnit.NANOSECONDS.toMillis(now),
                        reading.time().toEpochMilli(),
                        errorMs(reading)));
    }

    /** Rounded up, and a millisecond more for each of the two times that are cut to milliseconds. */
    private static long errorMs(CloudTime.Reading reading) {
        return Math.ceilDiv(reading.error().toNanos(), 1_000_000L) + 2;
    }
}
