package app.visant.contracts.device.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the device reads its commands.
 *
 * @param way {@code sse}, {@code sse-a} (the original client's stream) or {@code poll}; while offline the one tried last
 * @param state {@code connecting}, {@code connected} or {@code offline}
 * @param reason why it is offline, or why it does not read the preferred stream
 * @param since when way and state became what they are, by the cloud's clock if the device knows it
 */
public record HeartbeatLink(
        @Nullable String way,
        @Nullable String state,
        @Nullable String reason,
        @Nullable Instant since) {}
