package app.visant.domain.session;

import app.visant.domain.kernel.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * One log-in, with all that comes of it.
 *
 * @param endsAt by its time; it can be ended before
 */
public record Session(SessionId id, UserId user, Instant beganAt, Instant endsAt) {
    /** However often it is refreshed: after this its person logs in again. */
    public static final Duration LONGEST = Duration.ofDays(90);

    /** When it ends if it is refreshed now. */
    public Instant refreshedUntil(Instant now, Duration lifetime) {
        return earlier(now.plus(lifetime), beganAt.plus(LONGEST));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
