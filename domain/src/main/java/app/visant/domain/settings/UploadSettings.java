package app.visant.domain.settings;

import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.schedule.ScheduleDraft;
import app.visant.domain.schedule.Window;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a device may send of the pictures that nobody waits for. What is null is the device's own affair.
 *
 * @param budgetHourBytes of pictures in an hour of the clock, 1 to 10^15
 * @param budgetDayBytes from midnight to midnight of the device's time zone
 * @param budgetMonthBytes in a month of its calendar
 * @param windows when it may send, at most 21, all in one zone; none means always
 * @param metered whether the line costs so much that it sends none of them at all
 */
public record UploadSettings(
        @Nullable Long budgetHourBytes,
        @Nullable Long budgetDayBytes,
        @Nullable Long budgetMonthBytes,
        @Nullable List<Window> windows,
        @Nullable Boolean metered) {
    public static final UploadSettings NONE = new UploadSettings(null, null, null, null, null);

    /** @throws InvalidInput naming every field that is out of its range, such as {@code budget_hour_bytes} */
    public UploadSettings {
        windows = windows == null ? null : List.copyOf(windows);
        new Ranges()
                .whole("budget_hour_bytes", budgetHourBytes, 1, StorageSettings.MAX_BYTES)
                .whole("budget_day_bytes", budgetDayBytes, 1, StorageSettings.MAX_BYTES)
                .whole("budget_month_bytes", budgetMonthBytes, 1, StorageSettings.MAX_BYTES)
                .require(
                        windows == null || windows.size() <= ScheduleDraft.MAX_WINDOWS,
                        "windows",
                        "must be at most " + ScheduleDraft.MAX_WINDOWS)
                .require(
                        windows == null
                                || windows.stream().map(Window::zone).distinct().count() <= 1,
                        "windows",
                        "must all be in one zone")
                .check();
    }

    /** Of the windows; empty if there is none. */
    public Optional<ZoneId> zone() {
        return windows == null
                ? Optional.empty()
                : windows.stream().map(Window::zone).findFirst();
    }
}
