package app.visant.contracts.device.v1;

import org.jspecify.annotations.Nullable;

/**
 * A device's configuration as people see and change it. In a change, what is absent stays as it is, and a part that is there takes the whole
 * place of the one before: {@code {}} takes its wishes back. Messages to devices of the first generation hold the trigger alone.
 *
 * @param trigger a view of its schedule labelled {@code scheduled_interval}
 */
public record DeviceConfig(
        @Nullable TriggerConfig trigger,
        @Nullable StorageConfig storage,
        @Nullable UploadConfig upload,
        @Nullable DegradationConfig degradation) {
    /** As the first generation knows it. */
    public static DeviceConfig of(TriggerConfig trigger) {
        return new DeviceConfig(trigger, null, null, null);
    }
}
