package app.visant.contracts.device.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param state {@code ok}, {@code opening} or {@code failed}
 * @param error why it failed last
 * @param lastFrameAt when it last gave a frame
 */
public record HeartbeatCamera(
        @Nullable String source,
        @Nullable String state,
        @Nullable String error,
        @Nullable Instant lastFrameAt) {}
