package app.visant.contracts.device.v1;

import org.jspecify.annotations.Nullable;

/** @param intervalSeconds time between two scheduled captures */
public record TriggerConfig(
        @Nullable Boolean enabled, @Nullable Integer intervalSeconds) {}
