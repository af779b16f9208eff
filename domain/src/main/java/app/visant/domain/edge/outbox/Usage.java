package app.visant.domain.edge.outbox;

import java.util.Arrays;
import java.util.Map;

/**
 * What the outbox takes, in bytes.
 *
 * @param byWorth of the JPEGs that nobody is sending
 * @param sending of those that are on their way, which can't be given up
 * @param reusable room in its file that pictures have left behind
 */
public record Usage(Map<Worth, Long> byWorth, long sending, long reusable) {
    public Usage {
        byWorth = Map.copyOf(byWorth);
    }

    public long pictures() {
        return atMost(Worth.MANUAL) + sending;
    }

    /** Of what is worth no more than that, and may be given up. */
    public long atMost(Worth most) {
        return Arrays.stream(Worth.values())
                .filter(worth -> worth.compareTo(most) <= 0)
                .mapToLong(worth -> byWorth.getOrDefault(worth, 0L))
                .sum();
    }
}
