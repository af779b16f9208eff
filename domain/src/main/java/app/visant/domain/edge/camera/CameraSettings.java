package app.visant.domain.edge.camera;

import app.visant.domain.kernel.FieldError;
import app.visant.domain.kernel.InvalidInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a camera is set up. What a kind of source has no use for is ignored by it.
 *
 * @param resolution asked of a USB camera, which may give another one; RTSP and video pictures are scaled to it; null for the source's own
 * @param warmupFrames pictures thrown away after opening a USB camera, so that exposure settles; 0 to 100
 * @param backend how a USB camera is read
 * @param jpegQuality 1 to 100, for pictures that the edge encodes itself
 * @param videoOffset where in a video file the play begins; not negative, taken modulo the video's length
 * @param readDeadline how long one capture may take, opening the camera again included; 100 ms to 5 min
 * @param staleAge a buffered picture may be so old before it is thrown away for a fresh one; 0 to 1 min
 */
public record CameraSettings(
        @Nullable Resolution resolution,
        int warmupFrames,
        Backend backend,
        int jpegQuality,
        Duration videoOffset,
        Duration readDeadline,
        Duration staleAge) {
    private static final Duration MIN_DEADLINE = Duration.ofMillis(100);
    private static final Duration MAX_DEADLINE = Duration.ofMinutes(5);
    private static final Duration MAX_STALE = Duration.ofMinutes(1);

    /** @throws InvalidInput naming every value that is out of range */
    public CameraSettings {
        List<FieldError> errors = new ArrayList<>();
        if (warmupFrames < 0 || warmupFrames > 100) {
            errors.add(new FieldError("camera_warmup", "must be 0 to 100 frames"));
        }
        if (jpegQuality < 1 || jpegQuality > 100) {
            errors.add(new FieldError("jpeg_quality", "must be 1 to 100"));
        }
        if (videoOffset.isNegative()) {
            errors.add(new FieldError("video_offset", "must not be negative"));
        }
        if (readDeadline.compareTo(MIN_DEADLINE) < 0 || readDeadline.compareTo(MAX_DEADLINE) > 0) {
            errors.add(new FieldError("read_deadline", "must be 100 ms to 5 min"));
        }
        if (staleAge.isNegative() || staleAge.compareTo(MAX_STALE) > 0) {
            errors.add(new FieldError("stale_age", "must be 0 to 1 min"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    /** The source's own resolution, 2 warm-up frames, any backend, JPEG quality 85, 10 s to read, 1 s until stale. */
    public static CameraSettings defaults() {
        return new CameraSettings(
                null, 2, Backend.ANY, 85, Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(1));
    }

    public CameraSettings withResolution(@Nullable Resolution value) {
        return new CameraSettings(value, warmupFrames, backend, jpegQuality, videoOffset, readDeadline, staleAge);
    }

    public CameraSettings withWarmupFrames(int value) {
        return new CameraSettings(resolution, value, backend, jpegQuality, videoOffset, readDeadline, staleAge);
    }

    public CameraSettings withBackend(Backend value) {
        return new CameraSettings(resolution, warmupFrames, value, jpegQuality, videoOffset, readDeadline, staleAge);
    }

    public CameraSettings withJpegQuality(int value) {
        return new CameraSettings(resolution, warmupFrames, backend, value, videoOffset, readDeadline, staleAge);
    }

    public CameraSettings withVideoOffset(Duration value) {
        return new CameraSettings(resolution, warmupFrames, backend, jpegQuality, value, readDeadline, staleAge);
    }

    public CameraSettings withReadDeadline(Duration value) {
        return new CameraSettings(resolution, warmupFrames, backend, jpegQuality, videoOffset, value, staleAge);
    }

    public CameraSettings withStaleAge(Duration value) {
        return new CameraSettings(resolution, warmupFrames, backend, jpegQuality, videoOffset, readDeadline, value);
    }
}
