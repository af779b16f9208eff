package app.visant.edge;

import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.capture.Ran;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends the program when its camera hangs for good: only the end of the process takes back the threads that are held in reads which
 * never come back, and what supervises it starts it again. Used by one thread.
 */
final class HangingCamera {
    /** For so long the camera may come to itself. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LongSupplier nanos;
    private @Nullable Long since;

    /** @param nanos like {@link System#nanoTime()} */
    HangingCamera(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Takes the program along by way of {@link FatalErrors}. */
    static final class ForGood extends Error {
        private static final long serialVersionUID = 1;

        ForGood(String message) {
            super(message);
        }
    }

    /**
     * Takes note of what became of a command; what it comes to is in the journal.
     *
     * @throws ForGood if no read of the camera could be tried for longer than it is given
     */
    void note(Ran ran) {
        switch (ran) {
            case Ran.Captured captured -> since = null;
            case Ran.Answered answered -> {}
            case Ran.Deferred deferred -> {}
            case Ran.Failed failed -> {
                if (failed.camera() == Reason.HANGING) {
                    hangs(failed.reason());
                } else if (failed.camera() != null) {
                    since = null;
                }
            }
        }
    }

    private void hangs(String reason) {
        long now = nanos.getAsLong();
        if (since == null) {
            since = now;
        } else if (now - since > PATIENCE.toNanos()) {
            throw new ForGood("for " + PATIENCE.toMinutes() + " minutes: " + reason);
        }
    }
}
