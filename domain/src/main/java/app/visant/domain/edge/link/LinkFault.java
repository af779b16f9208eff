package app.visant.domain.edge.link;

import java.time.Duration;

/** What the end of a connection means: what it says about the way that was taken, and the words for people. */
enum LinkFault {
    /** Nothing is wrong. */
    NONE,
    /** This way does not carry what the cloud says, whatever else works. */
    WAY_UNFIT,
    /** May be the way's fault, may be everything's: it counts when it comes again and again. */
    DOUBTFUL,
    /** The cloud answered, and another way would get the same answer. */
    CLOUDS_WISH,
    /** The server does not know this way. */
    WAY_UNKNOWN;

    private static final int LONGEST = 400;

    static LinkFault of(FeedEnd end) {
        return switch (end) {
            case FeedEnd.Closed closed -> NONE;
            case FeedEnd.Polled polled -> NONE;
            case FeedEnd.Mute mute -> WAY_UNFIT;
            case FeedEnd.Silent silent -> WAY_UNFIT;
            case FeedEnd.Slow slow -> WAY_UNFIT;
            case FeedEnd.Late late -> WAY_UNFIT;
            case FeedEnd.Ended ended -> DOUBTFUL;
            case FeedEnd.Cut cut -> DOUBTFUL;
            case FeedEnd.Unreached unreached -> DOUBTFUL;
            case FeedEnd.Failing failing -> DOUBTFUL;
            case FeedEnd.Foreign foreign -> DOUBTFUL;
            case FeedEnd.Busy busy -> CLOUDS_WISH;
            case FeedEnd.Refused refused -> CLOUDS_WISH;
            case FeedEnd.Missing missing -> WAY_UNKNOWN;
        };
    }

    /** One line: what happened and what to do about it. */
    static String words(Way way, FeedEnd end) {
        String line = sentence(way, end).replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    private static String sentence(Way way, FeedEnd end) {
        String line = way == Way.POLL ? "long-poll" : "the event stream";
        return switch (end) {
            case FeedEnd.Closed closed -> "closed";
            case FeedEnd.Polled polled -> "answered";
            case FeedEnd.Ended ended -> "the cloud ended " + line;
            case FeedEnd.Mute mute ->
                line + " was open and said nothing for " + seconds(mute.time())
                        + ": a proxy holds it back (switch off its buffering), or nobody is behind it";
            case FeedEnd.Silent silent ->
                line + " was open and fell silent for " + seconds(silent.time())
                        + ": a proxy holds it back (switch off its buffering), or the network is gone";
            case FeedEnd.Slow slow ->
                line + " trickled for " + seconds(slow.time())
                        + " without a whole message: the network is too slow, or a proxy holds messages back";
            case FeedEnd.Late late ->
                line + " is " + seconds(late.by()) + " late: a proxy collects messages (switch off its buffering)";
            case FeedEnd.Cut cut -> line + " was cut (" + cut.why() + ")";
            case FeedEnd.Unreached unreached -> unreached(unreached);
            case FeedEnd.Failing failing ->
                "the cloud, or a proxy before it, fails (" + failing.why() + "): look at the cloud";
            case FeedEnd.Busy busy ->
                "the cloud is busy (" + busy.why() + ")"
                        + (busy.after() == null ? "" : " and asks to come back in " + seconds(busy.after()));
            case FeedEnd.Refused refused -> "the cloud refuses this device (" + refused.why() + ")" + remedy(refused);
            case FeedEnd.Missing missing ->
                "the server does not know " + line + " (" + missing.why() + "): an older cloud, or a wrong --api-url";
            case FeedEnd.Foreign foreign ->
                "what answers is not the cloud (" + foreign.why() + "): log in to the network, or correct --api-url";
        };
    }

    private static String unreached(FeedEnd.Unreached end) {
        return switch (end.step()) {
            case NAME -> "DNS: " + end.why() + "; is --api-url right, and does this machine resolve names?";
            case CONNECTION ->
                "no connection: " + end.why() + "; does the cloud run there, and does a firewall let us out?";
            case PROXY -> end.why() + "; is HTTPS_PROXY right, and does the proxy allow the cloud's address?";
            case TLS -> end.why();
            case ANSWER -> "no answer: " + end.why();
        };
    }

    private static String remedy(FeedEnd.Refused end) {
        return switch (end.status()) {
            case 401 -> ": put the token from its activation, or a new one, into DEVICE_TOKEN";
            case 403 -> ": activate or resume it on the dashboard";
            case 404 -> ": is --device-id right, and is it this cloud?";
            default -> "";
        };
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }
}
