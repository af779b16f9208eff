package app.visant.adapter.cloud.stream;

import java.time.Duration;

/**
 * How streams are kept.
 *
 * @param ping after this much silence at the latest a stream gets a ping, which also finds out a reader that is gone
 * @param stalled a stream whose reader has taken nothing for this long, while something waits, is closed
 * @param maxPendingBytes a stream for which more than this waits is closed; its reader comes back with its cursor
 * @param maxWait the longest that a long-poll may wait
 * @param sweep how often the log is looked into for all connected devices, in case a wake-up was lost
 * @param grace how long a device counts as connected after its last reader went
 * @param lost a stream whose device has sent heartbeats and sends none for this long is closed: a peer that vanished without a word
 *     is found by its connection only when TCP gives up, a quarter of an hour later
 */
public record StreamSettings(
        Duration ping,
        Duration stalled,
        int maxPendingBytes,
        Duration maxWait,
        Duration sweep,
        Duration grace,
        Duration lost) {
    public static final StreamSettings DEFAULT = new StreamSettings(
            Duration.ofSeconds(25),
            Duration.ofSeconds(20),
            64 << 10,
            Duration.ofSeconds(55),
            Duration.ofSeconds(10),
            Duration.ofSeconds(3),
            Duration.ofMinutes(3));

    public StreamSettings {
        if (sweep.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("the log is swept once a second at most");
        }
    }
}
