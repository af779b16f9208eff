package app.visant.domain.edge.link;

/** A way to read the same log of commands. */
public enum Way {
    /** The stream of the second generation: named events, resumed from the cursor. */
    STREAM_B,
    /** The stream of the original client: lines of data alone, no cursor, no acknowledgements. */
    STREAM_A,
    /** Asking again and again, each question held back by the cloud until there is an answer. */
    POLL
}
