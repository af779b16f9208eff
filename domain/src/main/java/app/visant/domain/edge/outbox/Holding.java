package app.visant.domain.edge.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A picture in the outbox, without its bytes.
 *
 * @param number its place in the order of addition
 * @param attempts how often sending it failed
 * @param refusal why the cloud will never take it; null if it may still be sent
 */
public record Holding(
        long number,
        CaptureRecord capture,
        int attempts,
        @Nullable String refusal) {
    public boolean isQuarantined() {
        return refusal != null;
    }
}
