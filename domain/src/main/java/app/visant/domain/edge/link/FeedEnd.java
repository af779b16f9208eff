package app.visant.domain.edge.link;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a connection is over. Texts are for the log and hold no secret. */
public sealed interface FeedEnd {
    /** We closed it. */
    record Closed() implements FeedEnd {}

    /** A question was answered; the next one can be asked at once. */
    record Polled() implements FeedEnd {}

    /** The cloud ended it in order. */
    record Ended() implements FeedEnd {}

    /** Nothing came for too long. */
    record Silent(Duration time) implements FeedEnd {}

    /** No connection, or it was cut, or the server failed. */
    record Broken(String why) implements FeedEnd {}

    /** The cloud asks to come back later. */
    record Busy(String why, @Nullable Duration after) implements FeedEnd {}

    /** The cloud does not serve this device: a person has to act. */
    record Refused(String why) implements FeedEnd {}

    /** What answered is not the cloud: a captive portal, a proxy's page. */
    record Foreign(String why) implements FeedEnd {}
}
