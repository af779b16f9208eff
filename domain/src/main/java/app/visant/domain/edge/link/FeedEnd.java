package app.visant.domain.edge.link;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a connection is over. Texts are for people and hold no secret. */
public sealed interface FeedEnd {
    /** What happened to a connection by that way, and what a person can do about it, in one line. */
    default String words(Way way) {
        return LinkFault.words(way, this);
    }

    /** We closed it. */
    record Closed() implements FeedEnd {}

    /**
     * A question was answered.
     *
     * @param early with nothing, and before its time: asking again at once would go on like that
     */
    record Polled(boolean early) implements FeedEnd {}

    /** The cloud ended it in order. */
    record Ended() implements FeedEnd {}

    /** It opened, or seemed to, and the cloud's first word never came. */
    record Mute(Duration time) implements FeedEnd {}

    /** The cloud had spoken; then nothing more came. */
    record Silent(Duration time) implements FeedEnd {}

    /** Something came all the time, and no whole message. */
    record Slow(Duration time) implements FeedEnd {}

    /** Messages came, and came late. */
    record Late(Duration by) implements FeedEnd {}

    /** It broke after the cloud had answered. */
    record Cut(String why) implements FeedEnd {}

    /** Nothing answered. */
    record Unreached(Step step, String why) implements FeedEnd {}

    /** The server, or what stands before it, failed. */
    record Failing(String why) implements FeedEnd {}

    /** The cloud asks to come back later. */
    record Busy(String why, @Nullable Duration after) implements FeedEnd {}

    /**
     * The cloud does not serve this device: a person has to act.
     *
     * @param status 400 to 499
     */
    record Refused(int status, String why) implements FeedEnd {}

    /** There is a server, which does not know this way: an older cloud, or a wrong address. */
    record Missing(String why) implements FeedEnd {}

    /** What answered is not the cloud: a captive portal, a proxy's page. */
    record Foreign(String why) implements FeedEnd {}

    /** How far one came. */
    enum Step {
        /** The address has no number. */
        NAME,
        /** Nobody takes the connection. */
        CONNECTION,
        /** The proxy that the environment names does not let us through. */
        PROXY,
        /** The two don't agree on a secure connection. */
        TLS,
        /** The connection is taken, or seems to be, and nothing more is heard. */
        ANSWER
    }
}
