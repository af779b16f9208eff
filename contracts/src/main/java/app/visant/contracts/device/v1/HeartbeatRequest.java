package app.visant.contracts.device.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a device is.
 *
 * @param aloneSince since when it follows its schedules without the cloud, since it hears no commands; absent if it does not
 */
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
        @Nullable HeartbeatConfig config,
        @Nullable HeartbeatDegradation degradation,
        @Nullable Instant aloneSince) {}
