package app.visant.domain.edge.outbox;

import app.visant.domain.edge.camera.Frame;
import app.visant.domain.edge.camera.Reencoder;
import app.visant.domain.edge.command.TriggerKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Needs less room before any picture has to be given up: it makes pictures smaller, takes fewer, and at last takes previews only. What decides
 * is the forecast of what would be without that, so that what is spared does not end the sparing. Safe for use by many threads.
 */
public final class SpareRoom {
    /** The longer side of a preview, in pixels. */
    static final int PREVIEW_LONG_SIDE = 320;

    private static final int PREVIEW_QUALITY = 70;
    private static final int EVERY_SECOND = 2;
    private static final int EVERY_FOURTH = 4;

    private final Supplier<DegradationPolicy> policy;
    private final Reencoder reencoder;
    private final InstantSource clock;
    private final DegradationLadder ladder = new DegradationLadder();
    private final Forecast atFull = new Forecast();
    private final Map<String, Integer> slots = new HashMap<>();
    private Sparing sparing = new Sparing(DegradationStage.NONE, 1, null);
    private long sparedBytes;
    private long lastBytes;

    /**
     * @param policy asked each time
     * @param clock for what people are told
     */
    public SpareRoom(Supplier<DegradationPolicy> policy, Reencoder reencoder, InstantSource clock) {
        this.policy = policy;
        this.reencoder = reencoder;
        this.clock = clock;
    }

    /** One that never spares anything. */
    public static SpareRoom never() {
        return new SpareRoom(() -> DegradationPolicy.NEVER, Reencoder.NONE, () -> Instant.EPOCH);
    }

    /**
     * What is done at a moment.
     *
     * @param oneIn of so many slots of a schedule one is taken
     * @param since when the stage began; null if nothing was ever spared
     */
    public record Sparing(
            DegradationStage stage, int oneIn, @Nullable Instant since) {}

    public synchronized Sparing now() {
        return sparing;
    }

    /**
     * Decides on the stage. To be called now and then.
     *
     * @param nanos when, by a clock that no one sets
     */
    public synchronized Sparing look(Level level, long nanos) {
        atFull.note(new Level(level.held(), level.limit(), level.evicted() + sparedBytes), nanos);
        Optional<Duration> left = atFull.untilFull();
        double full = level.limit() <= 0 ? 1 : (double) level.held() / level.limit();
        DegradationPolicy goesBy = policy.get();
        DegradationStage stage = ladder.look(goesBy, left, full, nanos);
        if (stage != sparing.stage()) {
            slots.clear();
            sparing = new Sparing(stage, oneIn(goesBy, stage, left), clock.instant());
        } else {
            sparing = new Sparing(stage, Math.max(sparing.oneIn(), oneIn(goesBy, stage, left)), sparing.since());
        }
        return sparing;
    }

    /** Half of the slots at first, a quarter when half of the time has gone; it stays so until the stage ends. */
    private static int oneIn(DegradationPolicy policy, DegradationStage stage, Optional<Duration> left) {
        if (stage.compareTo(DegradationStage.RATE) < 0 || policy.rateBelow().isZero()) {
            return 1;
        }
        boolean late = left.filter(time -> time.multipliedBy(2).compareTo(policy.rateBelow()) < 0)
                .isPresent();
        return late || stage == DegradationStage.PREVIEWS ? EVERY_FOURTH : EVERY_SECOND;
    }

    /**
     * To be asked once for each capture, before its picture is taken.
     *
     * @return why it is not to be taken; empty if it is
     */
    public synchronized Optional<String> skip(TriggerKind kind, String label) {
        if (kind != TriggerKind.SCHEDULED || sparing.oneIn() == 1) {
            return Optional.empty();
        }
        int before = slots.merge(label, 1, Integer::sum) - 1;
        if (before % sparing.oneIn() == 0) {
            return Optional.empty();
        }
        sparedBytes += lastBytes;
        return Optional.of("room on the device gets short: one picture in " + sparing.oneIn() + " is taken");
    }

    /** The picture as it is to be kept: the same, or a smaller one. */
    public Frame reduce(Frame frame, TriggerKind kind) {
        DegradationStage stage = seen(frame, kind);
        DegradationPolicy goesBy = policy.get();
        boolean scheduled = kind == TriggerKind.SCHEDULED;
        boolean preview = scheduled && stage == DegradationStage.PREVIEWS;
        boolean smaller = goesBy.qualityBelow().isPositive()
                && stage.compareTo(scheduled ? DegradationStage.QUALITY : DegradationStage.PREVIEWS) >= 0;
        if (!preview && !smaller) {
            return frame;
        }
        return reencoder
                .reencode(
                        frame.jpeg(),
                        preview ? PREVIEW_LONG_SIDE : goesBy.reducedLongSide(),
                        preview ? PREVIEW_QUALITY : goesBy.reducedQuality())
                .filter(jpeg -> jpeg.length < frame.jpeg().length)
                .map(jpeg -> spared(frame, jpeg))
                .orElse(frame);
    }

    private synchronized DegradationStage seen(Frame frame, TriggerKind kind) {
        if (kind == TriggerKind.SCHEDULED) {
            lastBytes = frame.jpeg().length;
        }
        return sparing.stage();
    }

    private synchronized Frame spared(Frame frame, byte[] jpeg) {
        sparedBytes += frame.jpeg().length - jpeg.length;
        return new Frame(jpeg, frame.capturedAt(), frame.monotonicNanos());
    }
}
