package app.visant.adapter.cloud.rest;

import app.visant.contracts.device.v1.DegradationConfig;
import app.visant.contracts.device.v1.DeviceConfig;
import app.visant.contracts.device.v1.StorageConfig;
import app.visant.contracts.device.v1.UploadConfig;
import app.visant.contracts.device.v1.Window;
import app.visant.domain.kernel.FieldError;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.schedule.Zones;
import app.visant.domain.settings.DegradationSettings;
import app.visant.domain.settings.DeviceSettings;
import app.visant.domain.settings.StorageSettings;
import app.visant.domain.settings.UploadSettings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is wished of a device, between wire and domain. */
final class SettingsWire {
    private SettingsWire() {}

    /** @throws InvalidInput naming everything that is wrong, such as {@code config.storage.quota_bytes} */
    static DeviceSettings.Change change(@Nullable DeviceConfig config) {
        if (config == null) {
            return new DeviceSettings.Change(null, null, null);
        }
        StorageConfig storage = config.storage();
        UploadConfig upload = config.upload();
        DegradationConfig degradation = config.degradation();
        List<FieldError> errors = new ArrayList<>();
        DeviceSettings.Change change = new DeviceSettings.Change(
                storage == null ? null : read("config.storage.", errors, () -> settings(storage)),
                upload == null ? null : read("config.upload.", errors, () -> settings(upload)),
                degradation == null ? null : read("config.degradation.", errors, () -> settings(degradation)));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return change;
    }

    private static <T> @Nullable T read(String path, List<FieldError> errors, Supplier<T> part) {
        try {
            return part.get();
        } catch (InvalidInput invalid) {
            invalid.errors().forEach(error -> errors.add(new FieldError(path + error.field(), error.message())));
            return null;
        }
    }

    private static StorageSettings settings(StorageConfig storage) {
        return new StorageSettings(storage.quotaBytes(), storage.diskShare(), storage.maxAgeDays());
    }

    private static UploadSettings settings(UploadConfig upload) {
        String zone = upload.zone();
        ZoneId in = zone == null ? ZoneId.of("UTC") : Zones.parse(zone);
        List<Window> windows = upload.windows();
        return new UploadSettings(
                upload.budgetHourBytes(),
                upload.budgetDayBytes(),
                upload.budgetMonthBytes(),
                windows == null ? null : WindowWire.read(windows, in),
                upload.metered());
    }

    private static DegradationSettings settings(DegradationConfig degradation) {
        return new DegradationSettings(
                degradation.qualityBelowHours(),
                degradation.rateBelowHours(),
                degradation.previewsBelowHours(),
                degradation.reducedQuality(),
                degradation.reducedLongSide());
    }

    /** Null if nothing is wished, like the other parts. */
    static @Nullable StorageConfig storage(DeviceSettings settings) {
        StorageSettings storage = settings.storage();
        return storage.equals(StorageSettings.NONE)
                ? null
                : new StorageConfig(storage.quotaBytes(), storage.diskShare(), storage.maxAgeDays());
    }

    static @Nullable UploadConfig upload(DeviceSettings settings) {
        UploadSettings upload = settings.upload();
        return upload.equals(UploadSettings.NONE)
                ? null
                : new UploadConfig(
                        upload.budgetHourBytes(),
                        upload.budgetDayBytes(),
                        upload.budgetMonthBytes(),
                        upload.windows() == null ? null : WindowWire.write(upload.windows()),
                        upload.zone().map(ZoneId::getId).orElse(null),
                        upload.metered());
    }

    static @Nullable DegradationConfig degradation(DeviceSettings settings) {
        DegradationSettings degradation = settings.degradation();
        return degradation.equals(DegradationSettings.NONE)
                ? null
                : new DegradationConfig(
                        degradation.qualityBelowHours(),
                        degradation.rateBelowHours(),
                        degradation.previewsBelowHours(),
                        degradation.reducedQuality(),
                        degradation.reducedLongSide());
    }
}
