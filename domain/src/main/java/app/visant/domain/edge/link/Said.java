package app.visant.domain.edge.link;

import app.visant.domain.kernel.CommandId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the cloud heard it. */
public sealed interface Said {
    /**
     * @param serverTime the cloud's time, if it told it
     * @param next when the cloud wishes to hear again, if it told so
     * @param drainPerSecond how many pictures of its backlog the device may send, if the cloud told so
     * @param stored what it was told came to nothing, and has the picture of all the same
     */
    record Heard(
            @Nullable Instant serverTime,
            @Nullable Duration next,
            @Nullable Double drainPerSecond,
            List<CommandId> stored)
            implements Said {
        /** Without any further word. */
        public static final Heard PLAINLY = new Heard(null, null, null, List.of());

        public Heard {
            stored = List.copyOf(stored);
        }
    }

    /** The cloud has no use for it, now or later. */
    record Rejected(String why) implements Said {}

    /** @param after what the cloud asks to wait at least */
    record Unheard(String why, @Nullable Duration after) implements Said {}
}
