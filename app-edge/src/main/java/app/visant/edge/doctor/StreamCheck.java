package app.visant.edge.doctor;

import app.visant.adapter.edge.http.CloudAnswer.Clocks;
import app.visant.adapter.edge.http.CloudConnection;
import app.visant.adapter.edge.http.CloudSettings;
import app.visant.domain.edge.link.FeedEnd;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.link.Way;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands as the daemon does, until the cloud has spoken. It reads from the log's beginning and acknowledges nothing, so that
 * the daemon gets every command afterwards as if nobody had looked. The cloud has one reader for each device: this one takes the
 * place of a daemon that is reading elsewhere, which comes back by itself.
 */
final class StreamCheck {
    static final String SUBJECT = "stream";

    private final CloudSettings settings;
    private final InstantSource clock;
    private volatile @Nullable Clocks clocks;

    /** @param settings whose stream timeout limits each look */
    StreamCheck(CloudSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Null if the cloud has not told its time. */
    @Nullable Clocks clocks() {
        return clocks;
    }

    Finding look(List<Way> ways) {
        Way first = ways.getFirst();
        Tried tried = follow(first);
        if (tried.took() != null) {
            return Finding.ok(
                    SUBJECT, word(first) + " speaks after " + tried.took().toMillis() + " ms");
        }
        String problem = word(first) + " does not speak: " + tried.end().words(first);
        for (Way other : ways.subList(1, ways.size())) {
            if (follow(other).took() != null) {
                return Finding.warn(SUBJECT, problem + "; " + word(other) + " works and is used instead");
            }
        }
        return Finding.fail(
                SUBJECT, problem + "; " + (ways.size() > 1 ? "and no other way works" : "try --transport auto"));
    }

    /** @param took until the cloud spoke; null if it did not */
    private record Tried(@Nullable Duration took, FeedEnd end) {}

    private Tried follow(Way way) {
        try (CloudConnection cloud = new CloudConnection(settings)) {
            Listener listener = new Listener(cloud);
            FeedEnd end = cloud.feed().follow(way, 0, listener::accept);
            return new Tried(listener.took, end);
        }
    }

    /** Hangs up as soon as the cloud has spoken, and told its time if it does. */
    private final class Listener {
        private final CloudConnection cloud;
        private final long asked = System.nanoTime();
        private @Nullable Duration took;

        Listener(CloudConnection cloud) {
            this.cloud = cloud;
        }

        void accept(LinkEvent event) {
            if (event instanceof LinkEvent.ServerTime told) {
                clocks = new Clocks(told.at(), clock.instant());
                cloud.close();
            } else if (event instanceof LinkEvent.Confirmed confirmed) {
                took = Duration.ofNanos(System.nanoTime() - asked);
                if (confirmed.way() != Way.STREAM_B) {
                    cloud.close();
                }
            }
        }
    }

    private static String word(Way way) {
        return switch (way) {
            case STREAM_B -> "the event stream";
            case STREAM_A -> "the original event stream";
            case POLL -> "long-poll";
        };
    }
}
