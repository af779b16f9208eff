package app.visant.domain.settings;

import app.visant.domain.kernel.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * When a device whose room gets short takes less of it, before it has to give anything up. Hours are those for which there is room at the
 * rate and quality without it, from 0, which means never, to 8784. What is null is the device's own affair.
 *
 * @param qualityBelowHours scheduled pictures are stored smaller
 * @param rateBelowHours some slots are skipped too
 * @param previewsBelowHours scheduled pictures are stored as small previews
 * @param reducedQuality of the smaller pictures' JPEG, 10 to 95
 * @param reducedLongSide of the smaller pictures, in pixels, 320 to 16384
 */
public record DegradationSettings(
        @Nullable Double qualityBelowHours,
        @Nullable Double rateBelowHours,
        @Nullable Double previewsBelowHours,
        @Nullable Integer reducedQuality,
        @Nullable Integer reducedLongSide) {
    public static final DegradationSettings NONE = new DegradationSettings(null, null, null, null, null);

    private static final double MAX_HOURS = 8784;
    private static final String HOURS = "must be from 0 to 8784";

    /** @throws InvalidInput naming every field that is out of its range, or of its order, such as {@code rate_below_hours} */
    public DegradationSettings {
        new Ranges()
                .require(hours(qualityBelowHours), "quality_below_hours", HOURS)
                .require(hours(rateBelowHours), "rate_below_hours", HOURS)
                .require(hours(previewsBelowHours), "previews_below_hours", HOURS)
                .require(
                        ordered(qualityBelowHours, rateBelowHours),
                        "rate_below_hours",
                        "must not be more than quality_below_hours")
                .require(
                        ordered(rateBelowHours, previewsBelowHours),
                        "previews_below_hours",
                        "must not be more than rate_below_hours")
                .require(
                        ordered(qualityBelowHours, previewsBelowHours),
                        "previews_below_hours",
                        "must not be more than quality_below_hours")
                .whole("reduced_quality", reducedQuality, 10, 95)
                .whole("reduced_long_side", reducedLongSide, 320, 16_384)
                .check();
    }

    private static boolean hours(@Nullable Double hours) {
        return hours == null || (hours >= 0 && hours <= MAX_HOURS);
    }

    /** A stage that is switched off has no place in the order. */
    private static boolean ordered(@Nullable Double earlier, @Nullable Double later) {
        return earlier == null || later == null || earlier == 0 || later <= earlier;
    }
}
