package app.visant.domain.edge.upload;

import app.visant.domain.edge.outbox.CaptureRecord;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one step of the drain did. */
public sealed interface Drained {
    /** How long to wait before the next step unless a new picture comes; null for as long as none comes. */
    @Nullable Duration pause();

    /** @param again whether the cloud had it already */
    record Sent(CaptureRecord capture, boolean again) implements Drained {
        @Override
        public Duration pause() {
            return Duration.ZERO;
        }
    }

    record Quarantined(CaptureRecord capture, String reason) implements Drained {
        @Override
        public Duration pause() {
            return Duration.ZERO;
        }
    }

    /** @param attempts how often it has failed by a fault that may be its own, this time included */
    record Postponed(CaptureRecord capture, String why, int attempts, Duration pause) implements Drained {}

    /** Nothing is due. */
    record Idle(@Nullable Duration pause) implements Drained {}
}
