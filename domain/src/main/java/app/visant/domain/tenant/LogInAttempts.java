package app.visant.domain.tenant;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Port: attempts to log in that came to nothing. Safe for use by many threads; changes are durable on return. */
public interface LogInAttempts {
    /**
     * Counts an attempt as failed before it is known how it ends, so that many at once are counted too.
     *
     * @param subject whose attempts are counted together
     * @return how long to wait if it is not admitted, and then it is not counted either; else empty
     */
    Optional<Duration> begin(String subject, Delays delays, Instant now);

    /** One that was counted did not fail: it is taken back, and with it the wait. */
    void takeBack(String subject, Instant now);

    /** Forgets all of the subject's failures. */
    void clear(String subject);
}
