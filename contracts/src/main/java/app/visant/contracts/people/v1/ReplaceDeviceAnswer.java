package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A device that is in the place of another one.
 *
 * @param replacedDeviceId the other one, which is deactivated
 * @param activation absent if the device was active already, and keeps the token that it has
 */
public record ReplaceDeviceAnswer(
        String deviceId,
        String replacedDeviceId,
        String friendlyName,
        @Nullable ActivateAnswer activation) {
    public ReplaceDeviceAnswer {
        requireNonNull(deviceId, "device_id");
        requireNonNull(replacedDeviceId, "replaced_device_id");
        requireNonNull(friendlyName, "friendly_name");
    }
}
