package app.visant.domain.mail;

import java.time.Duration;
import java.time.Instant;

/**
 * A letter on its way.
 *
 * @param writtenAt when it was to be sent
 * @param tries how often it was taken to be carried, this time too; at least 1
 */
public record WaitingLetter(LetterId id, Letter letter, Instant writtenAt, int tries) {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 10;

    /** A letter that waited for so long is given up: hardly anybody expects it any more. */
    public static final Duration LONGEST = Duration.ofDays(3);

    /** Until the next try, if this one came to nothing. */
    Duration pause() {
        Duration grown = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        return grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
    }

    /** Whether it waited for so long that it is given up. */
    public boolean isStale(Instant now) {
        return !writtenAt.plus(LONGEST).isAfter(now);
    }
}
