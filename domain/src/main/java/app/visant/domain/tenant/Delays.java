package app.visant.domain.tenant;

import java.time.Duration;

/**
 * How long one has to wait after so many failures: nothing after the first, then a time that doubles with each.
 *
 * @param free failures that cost nothing; at least 0
 * @param first wait after the failure behind those
 * @param most wait, however many failures there are
 */
public record Delays(int free, Duration first, Duration most) {
    private static final int MOST_DOUBLINGS = 30;

    /** Of one account: a stranger can't keep its owner out for longer than a minute at a time. */
    public static final Delays OF_ACCOUNT = new Delays(5, Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** Of one address that log-ins come from: many people may stand behind one. */
    public static final Delays OF_ADDRESS = new Delays(20, Duration.ofSeconds(1), Duration.ofMinutes(15));

    /** Failures that are older than this are forgotten. */
    public static final Duration FORGOTTEN = Duration.ofDays(1);

    /** @param failures at least 0 */
    public Duration after(int failures) {
        if (failures <= free) {
            return Duration.ZERO;
        }
        Duration grown = first.multipliedBy(1L << Math.min(failures - free - 1, MOST_DOUBLINGS));
        return grown.compareTo(most) < 0 ? grown : most;
    }
}
