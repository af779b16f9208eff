package app.visant.contracts.device.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * Dialect B, {@code event: config}: once after connecting, and the answer to who asks for it: all that a device needs to go on alone.
 *
 * @param schedules all schedules of the device, the disabled ones too
 */
public record ConfigEvent(Instant serverTime, List<Schedule> schedules, DeviceSettings settings) {
    public ConfigEvent {
        requireNonNull(serverTime, "server_time");
        requireNonNull(settings, "settings");
        schedules = List.copyOf(schedules);
    }
}
