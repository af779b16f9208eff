package app.visant.cloud;

import app.visant.adapter.cloud.stream.StreamSettings;
import app.visant.cloud.config.CloudConfiguration;
import java.time.Duration;

/** How streams behave: what an operator decides of it, and what follows from that. */
final class StreamTimes {
    /** A device of which so many heartbeats are missing is gone. */
    private static final int LOST_HEARTBEATS = 3;

    /** No device sends heartbeats more often than every 5 s. */
    private static final Duration SHORTEST_LOSS = Duration.ofSeconds(20);

    private StreamTimes() {}

    static StreamSettings of(CloudConfiguration.Streams wanted) {
        StreamSettings usual = StreamSettings.DEFAULT;
        return new StreamSettings(
                wanted.ping(),
                usual.stalled(),
                usual.maxPendingBytes(),
                wanted.maxWait(),
                usual.sweep(),
                usual.grace(),
                longer(wanted.heartbeat().multipliedBy(LOST_HEARTBEATS), SHORTEST_LOSS));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
