package app.visant.contracts;

/**
 * The stub cloud: WireMock mappings and bodies on the class path, for {@code usingFilesUnderClasspath(ROOT)}. Its
 * bodies are the golden messages. It answers every {@link Exchange} of {@link Exchanges}; a device of one of the ids
 * below meets with a fault whatever it calls (by {@code X-Device-ID}, or by the path of dialect A), unless said
 * otherwise.
 */
public final class StubCloud {
    /** Where {@code mappings} and {@code __files} lie on the class path. */
    public static final String ROOT = "app/visant/contracts/wiremock";

    public static final String FAULT_401 = "FAULT-401";

    /** With {@code Retry-After: 1}. */
    public static final String FAULT_429 = "FAULT-429";

    public static final String FAULT_500 = "FAULT-500";

    /** With {@code Retry-After: 1}. */
    public static final String FAULT_503 = "FAULT-503";

    /** The answer begins after 60 s. */
    public static final String FAULT_SLOW = "FAULT-SLOW";

    /** The connection is reset before any answer. */
    public static final String FAULT_RESET = "FAULT-RESET";

    /** The connection is closed before any answer. */
    public static final String FAULT_EMPTY = "FAULT-EMPTY";

    /** The answer is not HTTP. */
    public static final String FAULT_GARBAGE = "FAULT-GARBAGE";

    /** Status 200, then garbage, then the connection is closed. */
    public static final String FAULT_CUT = "FAULT-CUT";

    /** Status 200 and the right content type, but neither JSON nor events that can be read. */
    public static final String FAULT_NONSENSE = "FAULT-NONSENSE";

    /** Stream B only: ends in the middle of its first command. */
    public static final String FAULT_HALF = "FAULT-HALF";

    /** Streams A and B stay open without an event; the long-poll works. */
    public static final String FAULT_MUTE = "FAULT-MUTE";

    /** Captures only: the first upload gets 503 with {@code Retry-After: 0}, those after it are stored. */
    public static final String FAULT_ONCE = "FAULT-ONCE";

    /** Captures only: the first upload's connection is reset, those after it are answered as repeated. */
    public static final String FAULT_LOST_ANSWER = "FAULT-LOST-ANSWER";

    private StubCloud() {}
}
