package app.visant.contracts.device.v1;

import org.jspecify.annotations.Nullable;

/**
 * What a device does before it has to give pictures up; what is absent is the device's own affair. Hours are those for which there is room
 * at full rate and quality, from 0, which means never, to 8784; each at most the one before it.
 *
 * @param qualityBelowHours scheduled pictures are stored smaller
 * @param rateBelowHours some slots are skipped too
 * @param previewsBelowHours scheduled pictures are stored as small previews
 * @param reducedQuality of the smaller pictures' JPEG, 10 to 95
 * @param reducedLongSide of the smaller pictures, in pixels, 320 to 16384
 */
public record DegradationConfig(
        @Nullable Double qualityBelowHours,
        @Nullable Double rateBelowHours,
        @Nullable Double previewsBelowHours,
        @Nullable Integer reducedQuality,
        @Nullable Integer reducedLongSide) {}
