package app.visant.domain.settings;

import org.jspecify.annotations.Nullable;

/**
 * All that an organisation wishes of one device.
 *
 * @param version 0 before anybody wished anything; each change makes the next
 */
public record DeviceSettings(
        long version, StorageSettings storage, UploadSettings upload, DegradationSettings degradation) {
    /** Of a device of which nobody wished anything yet. */
    public static final DeviceSettings NONE =
            new DeviceSettings(0, StorageSettings.NONE, UploadSettings.NONE, DegradationSettings.NONE);

    /**
     * With other wishes, as the next version; the same if they are the same.
     *
     * @param change null leaves a part as it is
     */
    public DeviceSettings changed(Change change) {
        DeviceSettings wished = new DeviceSettings(
                version,
                change.storage() == null ? storage : change.storage(),
                change.upload() == null ? upload : change.upload(),
                change.degradation() == null ? degradation : change.degradation());
        return wished.equals(this)
                ? this
                : new DeviceSettings(version + 1, wished.storage(), wished.upload(), wished.degradation());
    }

    /** New wishes; each part that is there takes the whole place of the one before. */
    public record Change(
            @Nullable StorageSettings storage,
            @Nullable UploadSettings upload,
            @Nullable DegradationSettings degradation) {
        public boolean isEmpty() {
            return storage == null && upload == null && degradation == null;
        }
    }
}
