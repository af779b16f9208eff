package app.visant.domain.limit;

import java.time.Duration;

/** What is limited, and of whom: so many in so many seconds. */
public enum Limit {
    /** Requests by which a device brings pictures or previews. An edge with a long backlog sends some 400 pictures a second. */
    UPLOADS_OF_DEVICE("uploads of this device come in", 500, 1),
    UPLOADS_OF_ORGANISATION("uploads of this organisation come in", 5000, 1),
    /** Those that do not name their device before their body is read. */
    UPLOADS_OF_ADDRESS("uploads from this address come in", 500, 1),
    /** Pictures that people ask for. */
    COMMANDS_TO_DEVICE("pictures of this device are asked for", 300, 60),
    COMMANDS_OF_CALLER("pictures are asked for by you", 1200, 60),
    COMMANDS_OF_ORGANISATION("pictures are asked for in this organisation", 6000, 60),
    /** Streams that are opened, and polls. */
    STREAMS_OF_DEVICE("streams and polls of this device are opened", 1200, 60),
    STREAMS_OF_CALLER("streams are opened by you", 300, 60),
    STREAMS_OF_ADDRESS("streams and polls from this address are opened", 5000, 1),
    /** Requests in which a device says what became of its commands, of 100 at once, or asks how it is to work. */
    REPORTS_OF_DEVICE("reports of this device come in", 3000, 60),
    HEARTBEATS_OF_DEVICE("heartbeats of this device come in", 300, 60),
    /** All that a person or a program asks of the API and the pages. */
    REQUESTS_OF_CALLER("requests of yours come in", 6000, 60),
    /** What is for everybody, asked for by somebody who has not proved themselves. */
    REQUESTS_OF_ADDRESS("requests from this address come in", 500, 1),
    /** Requests for a device that are refused: it is unknown, not active, or not proved. */
    REFUSALS_OF_ADDRESS("refused requests of devices come from this address", 600, 3600),
    /** Devices asked for or activated that are not to be had: unknown, or taken. */
    CLAIMS_OF_CALLER("devices that can't be had are asked for by you", 60, 3600),
    /** Activation codes that are refused. */
    CODES_OF_ORGANISATION("codes that are refused come from this organisation", 60, 3600);

    private final String words;
    private final int count;
    private final int seconds;

    Limit(String words, int count, int seconds) {
        this.words = words;
        this.count = count;
        this.seconds = seconds;
    }

    /** For people, to be read after "more". */
    String words() {
        return words;
    }

    /** If nobody decides otherwise. */
    public Rate usual() {
        return new Rate(count, Duration.ofSeconds(seconds));
    }
}
