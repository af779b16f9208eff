package app.visant.contracts.device.v1;

import org.jspecify.annotations.Nullable;

/** @param cpuTempC degrees Celsius */
public record HeartbeatHealth(
        @Nullable Double cpuTempC,
        @Nullable Long diskFreeBytes,
        @Nullable Long memFreeBytes) {}
