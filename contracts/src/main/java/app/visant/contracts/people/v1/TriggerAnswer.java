package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

/**
 * @param status {@code sent}: the command is in the device's log
 * @param connected whether the device reads commands now
 */
public record TriggerAnswer(String triggerId, String status, String deviceId, boolean connected) {
    public TriggerAnswer {
        requireNonNull(triggerId, "trigger_id");
        requireNonNull(status, "status");
        requireNonNull(deviceId, "device_id");
    }
}
