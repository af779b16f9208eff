package app.visant.adapter.edge.http;

import app.visant.contracts.device.v1.DegradationConfig;
import app.visant.contracts.device.v1.DeviceSettings;
import app.visant.contracts.device.v1.StorageConfig;
import app.visant.contracts.device.v1.UploadConfig;
import app.visant.contracts.device.v1.Window;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.schedule.Zones;
import app.visant.domain.settings.DegradationSettings;
import app.visant.domain.settings.StorageSettings;
import app.visant.domain.settings.UploadSettings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Settings from the wire. */
final class WireSettings {
    private WireSettings() {}

    /**
     * Null if the cloud, an older one, says nothing of them. Of those that can't be read, such as a newer cloud may have, is told as garbage;
     * they are not applied in part, so that their version stays unapplied.
     */
    static app.visant.domain.settings.@Nullable DeviceSettings of(
            DeviceSettings settings, Consumer<LinkEvent> listener) {
        Long version = settings.version();
        if (version == null) {
            return null;
        }
        try {
            return new app.visant.domain.settings.DeviceSettings(
                    version, of(settings.storage()), of(settings.upload()), of(settings.degradation()));
        } catch (InvalidInput | IllegalArgumentException | DateTimeException e) {
            listener.accept(new LinkEvent.Garbage("settings " + version + " can't be read: " + e.getMessage()));
            return null;
        }
    }

    private static StorageSettings of(@Nullable StorageConfig storage) {
        return storage == null
                ? StorageSettings.NONE
                : new StorageSettings(storage.quotaBytes(), storage.diskShare(), storage.maxAgeDays());
    }

    private static UploadSettings of(@Nullable UploadConfig upload) {
        if (upload == null) {
            return UploadSettings.NONE;
        }
        String zone = upload.zone();
        ZoneId in = zone == null ? ZoneId.of("UTC") : Zones.parse(zone);
        List<Window> windows = upload.windows();
        return new UploadSettings(
                upload.budgetHourBytes(),
                upload.budgetDayBytes(),
                upload.budgetMonthBytes(),
                windows == null
                        ? null
                        : windows.stream()
                                .map(window -> WireSchedules.window(window, in))
                                .toList(),
                upload.metered());
    }

    private static DegradationSettings of(@Nullable DegradationConfig degradation) {
        return degradation == null
                ? DegradationSettings.NONE
                : new DegradationSettings(
                        degradation.qualityBelowHours(),
                        degradation.rateBelowHours(),
                        degradation.previewsBelowHours(),
                        degradation.reducedQuality(),
                        degradation.reducedLongSide());
    }
}
