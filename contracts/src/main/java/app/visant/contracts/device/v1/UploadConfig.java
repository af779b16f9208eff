package app.visant.contracts.device.v1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device may send of the pictures that nobody waits for; what is absent is the device's own affair.
 *
 * @param budgetHourBytes of pictures in an hour of the clock, 1 to 10^15
 * @param budgetDayBytes from midnight to midnight of the device's time zone
 * @param budgetMonthBytes in a month of its calendar
 * @param windows when it may send, at most 21; empty means always
 * @param zone of the windows, such as {@code Europe/Berlin}; UTC if absent
 * @param metered whether the line costs so much that it sends none of them at all
 */
public record UploadConfig(
        @Nullable Long budgetHourBytes,
        @Nullable Long budgetDayBytes,
        @Nullable Long budgetMonthBytes,
        @Nullable List<Window> windows,
        @Nullable String zone,
        @Nullable Boolean metered) {}
