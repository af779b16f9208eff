package app.visant.domain.edge.preview;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one step of {@link ShowBacklog} did. */
public sealed interface Turn {
    /** How long to wait before the next step, unless something happens. */
    Duration pause();

    /** @param previews how many the cloud has now */
    record Sent(int previews) implements Turn {
        @Override
        public Duration pause() {
            return Duration.ZERO;
        }
    }

    /** Pictures were looked at, or there is more to do at once. */
    record Looked() implements Turn {
        @Override
        public Duration pause() {
            return Duration.ZERO;
        }
    }

    /** @param why what is wrong; null for nothing */
    record Rest(Duration pause, @Nullable String why) implements Turn {}
}
