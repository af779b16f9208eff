package app.visant.edge;

import app.visant.domain.edge.link.Way;
import app.visant.domain.edge.link.WayChooser;

/** How commands are read, as a person chooses it. */
enum Transport {
    AUTO("auto"),
    SSE("sse"),
    SSE_A("sse-a"),
    POLL("poll");

    private final String word;

    Transport(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    WayChooser chooser() {
        return switch (this) {
            case AUTO -> WayChooser.automatic();
            case SSE -> WayChooser.always(Way.STREAM_B);
            case SSE_A -> WayChooser.always(Way.STREAM_A);
            case POLL -> WayChooser.always(Way.POLL);
        };
    }
}
