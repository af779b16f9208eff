package app.visant.contracts.device.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param id the command's; of a slot that the device fired by itself, the slot's
 * @param status {@code received}, {@code started}, {@code done} or {@code failed}
 * @param outcome in which way it failed: {@code failed}, {@code expired}, {@code skipped} or {@code evicted}; absent for failed
 * @param error why it failed
 * @param sha256 of the picture that was taken for it and that the device gave up
 * @param at when it was so by the device's clock
 */
public record Ack(
        @Nullable String id,
        @Nullable String status,
        @Nullable String outcome,
        @Nullable String error,
        @Nullable String sha256,
        @Nullable Instant at) {}
