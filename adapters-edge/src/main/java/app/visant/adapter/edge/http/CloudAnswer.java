package app.visant.adapter.edge.http;

import app.visant.domain.edge.link.FeedEnd.Step;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of a question to the cloud that changes nothing. Texts are for people and hold no secret. */
public sealed interface CloudAnswer {
    /**
     * The cloud serves this device.
     *
     * @param clocks null if the cloud did not tell its time
     * @param took from the question to the answer's head, connecting included
     */
    record Served(@Nullable Clocks clocks, Duration took) implements CloudAnswer {}

    /**
     * The cloud does not serve this device: unknown, not active, or a wrong token.
     *
     * @param status 400 to 499
     */
    record Refused(int status, String why, @Nullable Clocks clocks, Duration took) implements CloudAnswer {}

    /** The cloud, or what stands before it, can't serve anybody at the moment. */
    record Failing(String why) implements CloudAnswer {}

    /** What answers is not the cloud. */
    record Foreign(String why) implements CloudAnswer {}

    /** Nothing answers. */
    record Unreached(Step step, String why) implements CloudAnswer {}

    /**
     * The same moment by two clocks.
     *
     * @param server the cloud's, to the second
     * @param local this machine's
     */
    record Clocks(Instant server, Instant local) {}
}
