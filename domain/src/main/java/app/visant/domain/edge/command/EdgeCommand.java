package app.visant.domain.edge.command;

import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.TriggerId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command as it reached the edge. Times are kept to the millisecond.
 *
 * @param id its name in the cloud's log; null if it came by the first dialect, which has none
 * @param seq its place in the cloud's log; 0 if it came by the first dialect
 * @param issuedAt by the cloud's clock
 * @param expiresAt from then on, by the cloud's clock, it must not be begun; null for never
 */
public record EdgeCommand(
        @Nullable CommandId id,
        long seq,
        Task task,
        Instant issuedAt,
        @Nullable Instant expiresAt) {
    /** @throws IllegalArgumentException if it has neither an id nor a trigger, so that it can't be known again */
    public EdgeCommand {
        if (id == null && triggerOf(task) == null) {
            throw new IllegalArgumentException("a command needs an id or a trigger");
        }
        issuedAt = issuedAt.truncatedTo(ChronoUnit.MILLIS);
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** What makes it the same command: its trigger, by which both dialects know it, else its id. */
    public RunKey key() {
        TriggerId trigger = triggerOf(task);
        return trigger == null ? new RunKey("command/" + id) : new RunKey("trigger/" + trigger);
    }

    public Optional<TriggerId> trigger() {
        return Optional.ofNullable(triggerOf(task));
    }

    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    private static @Nullable TriggerId triggerOf(Task task) {
        return task instanceof Task.Capture capture ? capture.trigger() : null;
    }
}
