package app.visant.domain.tenant;

import app.visant.domain.kernel.VisantException;
import java.time.Duration;
import java.util.Optional;

/** So many log-ins failed lately that the next has to wait. It is not looked at, even if it is right. */
public final class TooManyAttempts extends VisantException {
    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super(
                Kind.TOO_MANY_REQUESTS,
                "too_many_attempts",
                "Too many log-ins have failed: try again in "
                        + Math.max(1, wait.plusMillis(999).toSeconds()) + " s.");
        this.wait = wait;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(wait);
    }
}
