package app.visant.domain.edge.outbox;

import java.time.Duration;
import java.util.Optional;

/**
 * Which stage is on. Up it goes at once, down only when for {@link #HOLD} it would have been on a lower one by thresholds that are easier to
 * keep, so that it does not flap, or when it was switched off. One thread at a time.
 */
final class DegradationLadder {
    static final Duration HOLD = Duration.ofMinutes(10);

    /** A stage is left when there is room for so much longer than what it begins at. */
    private static final double EASE = 1.25;

    /** Or when so much less of the room is taken, as a share of all. */
    private static final double ROOM = 0.1;

    private DegradationStage stage = DegradationStage.NONE;
    private long lowerSince;
    private boolean lower;

    DegradationStage stage() {
        return stage;
    }

    /**
     * @param left for how long there is room at full rate and quality; empty if it does not fill
     * @param full the share of the room that is taken
     * @param nanos when, by a clock that no one sets
     * @return the stage that is on now
     */
    DegradationStage look(DegradationPolicy policy, Optional<Duration> left, double full, long nanos) {
        DegradationStage due = highest(policy, left, full, 1, 0);
        if (due.compareTo(stage) >= 0) {
            lower = false;
            stage = due;
            return stage;
        }
        DegradationStage kept = highest(policy, left, full, EASE, ROOM);
        if (kept.compareTo(stage) >= 0) {
            lower = false;
        } else if (!policy.below(stage).isPositive()) {
            lower = false;
            stage = kept;
        } else if (!lower) {
            lower = true;
            lowerSince = nanos;
        } else if (nanos - lowerSince >= HOLD.toNanos()) {
            lower = false;
            stage = kept;
        }
        return stage;
    }

    private static DegradationStage highest(
            DegradationPolicy policy, Optional<Duration> left, double full, double ease, double room) {
        DegradationStage highest = DegradationStage.NONE;
        for (DegradationStage each : DegradationStage.values()) {
            Duration below = policy.below(each);
            boolean isShort = left.filter(time -> time.toNanos() / (double) below.toNanos() < ease)
                    .isPresent();
            if (below.isPositive() && isShort && full >= DegradationPolicy.leastFull(each) - room) {
                highest = each;
            }
        }
        return highest;
    }
}
