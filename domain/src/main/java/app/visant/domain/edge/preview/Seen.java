package app.visant.domain.edge.preview;

import app.visant.domain.edge.outbox.Look;

/** What is known of a picture that waits. */
public record Seen(Look look, State state) {
    /** What becomes of its preview. */
    public enum State {
        /** It is to be sent. */
        WAITS,
        /** The cloud has it. */
        SENT,
        /** There is none, and none is to be made. */
        NONE
    }
}
