package app.visant.domain.edge.outbox;

import app.visant.domain.settings.DegradationSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When which stage is due, by the time for which there is room at full rate and quality. A stage needs some fullness too, so that a small outbox
 * that is nearly empty is not taken for one that is running full.
 *
 * @param qualityBelow zero for never, like the others
 * @param reducedQuality of a smaller picture's JPEG
 * @param reducedLongSide of a smaller picture, in pixels
 */
public record DegradationPolicy(
        Duration qualityBelow, Duration rateBelow, Duration previewsBelow, int reducedQuality, int reducedLongSide) {
    /** A day, half a day, three hours. */
    public static final DegradationPolicy USUAL =
            new DegradationPolicy(Duration.ofHours(24), Duration.ofHours(12), Duration.ofHours(3), 50, 1280);

    /** Nothing is ever spared. */
    public static final DegradationPolicy NEVER =
            new DegradationPolicy(Duration.ZERO, Duration.ZERO, Duration.ZERO, 50, 1280);

    private static final double SECONDS_PER_HOUR = 3600;

    /** What is wished, and the usual where nothing is; never a later stage before an earlier one that is wished. */
    public static DegradationPolicy of(DegradationSettings wished) {
        Duration quality = duration(wished.qualityBelowHours(), USUAL.qualityBelow());
        Duration rate = duration(wished.rateBelowHours(), shorter(USUAL.rateBelow(), quality));
        Duration previews =
                duration(wished.previewsBelowHours(), shorter(USUAL.previewsBelow(), rate.isZero() ? quality : rate));
        return new DegradationPolicy(
                quality,
                rate,
                previews,
                wished.reducedQuality() == null ? USUAL.reducedQuality() : wished.reducedQuality(),
                wished.reducedLongSide() == null ? USUAL.reducedLongSide() : wished.reducedLongSide());
    }

    private static Duration duration(@Nullable Double hours, Duration usual) {
        return hours == null ? usual : Duration.ofSeconds((long) (hours * SECONDS_PER_HOUR));
    }

    /** A stage that is switched off limits nothing. */
    private static Duration shorter(Duration usual, Duration before) {
        return before.isZero() || usual.compareTo(before) < 0 ? usual : before;
    }

    Duration below(DegradationStage stage) {
        return switch (stage) {
            case NONE -> Duration.ZERO;
            case QUALITY -> qualityBelow;
            case RATE -> rateBelow;
            case PREVIEWS -> previewsBelow;
        };
    }

    /** The share of the room that must be taken before the stage is due. */
    static double leastFull(DegradationStage stage) {
        return switch (stage) {
            case NONE -> 0;
            case QUALITY -> 1 / 2.0;
            case RATE -> 2 / 3.0;
            case PREVIEWS -> 5 / 6.0;
        };
    }
}
