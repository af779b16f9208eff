package app.visant.contracts.device.v1;

import org.jspecify.annotations.Nullable;

/**
 * One {@code data:} line of dialect A. Either {@code event} or {@code cmd} is set; the factories make all that are sent.
 *
 * @param event {@code connected} or {@code ping}
 * @param cmd {@code capture} or {@code update_config}
 * @param type of a capture: {@code scheduled} or {@code manual}
 */
public record StreamMessage(
        @Nullable String event,
        @Nullable String cmd,
        @Nullable String deviceId,
        @Nullable String triggerId,
        @Nullable String type,
        @Nullable DeviceConfig config) {

    /** Said first on every stream. */
    public static StreamMessage connected(String deviceId) {
        return new StreamMessage("connected", null, deviceId, null, null, null);
    }

    /** Said every 25 s, so that a silent connection is known to be dead. */
    public static StreamMessage ping() {
        return new StreamMessage("ping", null, null, null, null, null);
    }

    public static StreamMessage capture(String triggerId, String type) {
        return new StreamMessage(null, "capture", null, triggerId, type, null);
    }

    public static StreamMessage updateConfig(DeviceConfig config) {
        return new StreamMessage(null, "update_config", null, null, null, config);
    }
}
