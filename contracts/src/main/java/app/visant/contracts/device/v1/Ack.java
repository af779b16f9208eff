package app.visant.contracts.device.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param id the command's
 * @param status {@code received}, {@code started}, {@code done} or {@code failed}
 * @param error why it failed
 * @param at when it was so by the device's clock
 */
public record Ack(
        @Nullable String id,
        @Nullable String status,
        @Nullable String error,
        @Nullable Instant at) {}
