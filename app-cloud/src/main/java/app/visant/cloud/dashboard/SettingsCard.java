package app.visant.cloud.dashboard;

import app.visant.contracts.device.v1.HeartbeatConfig;
import app.visant.contracts.device.v1.HeartbeatRequest;
import app.visant.domain.device.DeviceReport;
import app.visant.domain.settings.DegradationSettings;
import app.visant.domain.settings.DeviceSettings;
import app.visant.domain.settings.StorageSettings;
import app.visant.domain.settings.UploadSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wished of a device, and whether it goes by that.
 *
 * @param lines a sentence for each part in which something is wished
 * @param kind {@code none}, {@code applied} or {@code waiting}
 * @param state in a few words; empty if nothing was ever wished
 * @param overruled options on the device in whose place this is; empty if there are none
 */
public record SettingsCard(List<String> lines, String kind, String state, String overruled) {
    static SettingsCard of(DeviceSettings settings, Optional<DeviceReport> report) {
        HeartbeatConfig applied =
                report.flatMap(Said::of).map(HeartbeatRequest::config).orElse(null);
        boolean isApplied = applied != null && applied.version() == settings.version();
        boolean none = settings.version() == 0 && (applied == null || isApplied);
        return new SettingsCard(
                lines(settings),
                none ? "none" : isApplied ? "applied" : "waiting",
                none ? "" : isApplied ? "applied" : "not yet applied by the device",
                applied == null || !isApplied
                        ? ""
                        : String.join(", ", Objects.requireNonNullElse(applied.overruled(), List.of())));
    }

    private static List<String> lines(DeviceSettings settings) {
        List<String> lines = new ArrayList<>();
        line(lines, "Keeps", kept(settings.storage()));
        line(lines, "Sends", sent(settings.upload()));
        line(lines, "Before it must give pictures up, it takes", shortage(settings.degradation()));
        return lines;
    }

    private static void line(List<String> lines, String beginning, List<String> parts) {
        if (!parts.isEmpty()) {
            lines.add(beginning + " " + String.join(", ", parts));
        }
    }

    private static List<String> kept(StorageSettings storage) {
        List<String> parts = new ArrayList<>();
        add(parts, storage.quotaBytes(), bytes -> "at most " + Amounts.bytes(bytes.longValue()));
        add(
                parts,
                storage.diskShare(),
                share -> "at most " + Amounts.number(share.doubleValue() * 100) + " % of the disk");
        add(parts, storage.maxAgeDays(), days -> "nothing older than " + days + " days");
        return parts;
    }

    private static List<String> sent(UploadSettings upload) {
        List<String> parts = new ArrayList<>();
        add(parts, upload.budgetHourBytes(), bytes -> Amounts.bytes(bytes.longValue()) + " an hour");
        add(parts, upload.budgetDayBytes(), bytes -> Amounts.bytes(bytes.longValue()) + " a day");
        add(parts, upload.budgetMonthBytes(), bytes -> Amounts.bytes(bytes.longValue()) + " a month");
        if (upload.windows() != null) {
            parts.add(upload.zone()
                    .map(zone -> "only within its windows, in " + zone)
                    .orElse("at any time"));
        }
        if (upload.metered() != null) {
            parts.add(
                    upload.metered() ? "only what somebody asked for (metered line)" : "all (the line is not metered)");
        }
        return parts;
    }

    private static List<String> shortage(DegradationSettings degradation) {
        List<String> parts = new ArrayList<>();
        add(parts, degradation.qualityBelowHours(), hours -> stage("smaller pictures", hours));
        add(parts, degradation.rateBelowHours(), hours -> stage("fewer of them", hours));
        add(parts, degradation.previewsBelowHours(), hours -> stage("only small previews", hours));
        add(parts, degradation.reducedQuality(), quality -> "JPEG quality " + quality);
        add(parts, degradation.reducedLongSide(), side -> "at most " + side + " pixels wide or high");
        return parts;
    }

    private static String stage(String what, Number hours) {
        return hours.doubleValue() == 0
                ? "never " + what
                : what + " below " + Amounts.number(hours.doubleValue()) + " h";
    }

    private interface Words {
        String of(Number value);
    }

    private static void add(List<String> parts, @Nullable Number value, Words words) {
        if (value != null) {
            parts.add(words.of(value));
        }
    }
}
