package app.visant.domain.edge.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much waits to be sent.
 *
 * @param bytes of the pictures alone
 * @param oldestAt when the oldest was taken; null if none waits
 * @param quarantined pictures that the cloud refused for good, in neither number
 */
public record Backlog(long count, long bytes, @Nullable Instant oldestAt, long quarantined) {}
