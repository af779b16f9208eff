package app.visant.adapter.cloud.security;

import app.visant.domain.kernel.VisantException;
import java.time.Duration;
import java.util.Optional;

/** So many passwords are looked at that this one can't be now. Whether it is right was not found out. */
public final class PasswordsBusy extends VisantException {
    private static final Duration WAIT = Duration.ofSeconds(5);

    PasswordsBusy() {
        super(
                Kind.UNAVAILABLE,
                "passwords_busy",
                "Very many people log in or choose passwords at this moment: try again in " + WAIT.toSeconds() + " s.");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(WAIT);
    }
}
