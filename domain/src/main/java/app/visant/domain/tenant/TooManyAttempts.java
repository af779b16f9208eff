package app.visant.domain.tenant;

import app.visant.domain.kernel.VisantException;
import java.time.Duration;
import java.util.Optional;

/** So much was tried lately that the next attempt has to wait. It is not looked at, even if it is right. */
public final class TooManyAttempts extends VisantException {
    private final Duration wait;

    public TooManyAttempts(Duration wait) {
        super(
                Kind.TOO_MANY_REQUESTS,
                "too_many_attempts",
                "Too many attempts lately: try again in "
                        + Math.max(1, wait.plusMillis(999).toSeconds()) + " s.");
        this.wait = wait;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(wait);
    }
}
