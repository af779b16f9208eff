package app.visant.contracts.device.v1;

import org.jspecify.annotations.Nullable;

/** How a device is. */
public record HeartbeatRequest(
        @Nullable String deviceId,
        @Nullable String version,
        @Nullable Long uptimeS,
        @Nullable HeartbeatClock clock,
        @Nullable HeartbeatOutbox outbox,
        @Nullable HeartbeatLedger ledger,
        @Nullable HeartbeatHealth health,
        @Nullable HeartbeatCamera camera,
        @Nullable HeartbeatLink link,
        @Nullable HeartbeatConfig config) {}
