package app.visant.edge;

import app.visant.domain.edge.link.Way;
import app.visant.domain.edge.link.WayChooser;
import java.time.Duration;
import java.util.List;

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

    /** The preferred one first. */
    List<Way> ways() {
        return switch (this) {
            case AUTO -> List.of(Way.STREAM_B, Way.POLL);
            case SSE -> List.of(Way.STREAM_B);
            case SSE_A -> List.of(Way.STREAM_A);
            case POLL -> List.of(Way.POLL);
        };
    }

    /** @param patience after which a silent stream is given up */
    WayChooser chooser(Duration patience) {
        return switch (this) {
            case AUTO -> WayChooser.automatic(patience, System::nanoTime);
            case SSE -> WayChooser.always(Way.STREAM_B);
            case SSE_A -> WayChooser.always(Way.STREAM_A);
            case POLL -> WayChooser.always(Way.POLL);
        };
    }
}
