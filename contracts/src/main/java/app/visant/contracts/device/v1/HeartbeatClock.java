package app.visant.contracts.device.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param wallTime the device's clock when it sent this
 * @param bootId changes with every boot
 * @param monotonicMs since boot
 * @param synchronised whether the device believes its clock
 * @param offsetMs how far the cloud's clock is ahead of the device's, if the device knows
 * @param errorMs how far that is off at most
 */
public record HeartbeatClock(
        @Nullable Instant wallTime,
        @Nullable String bootId,
        @Nullable Long monotonicMs,
        @Nullable Boolean synchronised,
        @Nullable Long offsetMs,
        @Nullable Long errorMs) {}
