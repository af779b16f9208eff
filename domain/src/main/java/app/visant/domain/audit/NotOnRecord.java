package app.visant.domain.audit;

import app.visant.domain.kernel.VisantException;
import java.time.Duration;
import java.util.Optional;

/** Something can't be put on record in time, and is not done for that reason. */
public final class NotOnRecord extends VisantException {
    private static final Duration WAIT = Duration.ofSeconds(2);

    public NotOnRecord() {
        super(
                Kind.UNAVAILABLE,
                "not_on_record",
                "The audit log can't be written in time, and what can't be put on record is not done: try again in "
                        + WAIT.toSeconds() + " s.");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(WAIT);
    }
}
