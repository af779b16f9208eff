package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * @param canActivate whether the caller's organisation could activate the device
 * @param message why, or why not
 */
public record ValidateAnswer(
        String deviceId, boolean canActivate, @Nullable String status, String message) {
    public ValidateAnswer {
        requireNonNull(deviceId, "device_id");
        requireNonNull(message, "message");
    }
}
