package app.visant.domain.limit;

import app.visant.domain.kernel.VisantException;
import java.time.Duration;
import java.util.Optional;

/** More is asked for than one may have. Nothing was done. */
public final class TooManyRequests extends VisantException {
    private final Duration wait;

    /**
     * @param what more comes than is taken, to be read after "more"
     * @param wait until it may be tried again
     */
    public TooManyRequests(String what, Duration wait) {
        super(
                Kind.TOO_MANY_REQUESTS,
                "too_many_requests",
                "More " + what + " than are taken: try again in "
                        + Math.max(1, wait.plusMillis(999).toSeconds()) + " s.");
        this.wait = wait;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(wait);
    }
}
