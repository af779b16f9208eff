package app.visant.domain.edge.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.FieldError;
import app.visant.domain.kernel.InvalidInput;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CameraSettingsTest {
    @Test
    void hasTheDefaultsOfTheCommandLine() {
        assertThat(CameraSettings.defaults())
                .isEqualTo(new CameraSettings(
                        null, 2, Backend.ANY, 85, Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(1)));
    }

    @Test
    void namesEveryValueOutOfRange() {
        assertThatThrownBy(() -> new CameraSettings(
                        null, 101, Backend.ANY, 0, Duration.ofMillis(-1), Duration.ZERO, Duration.ofHours(1)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        e -> assertThat(e.errors())
                                .extracting(FieldError::field)
                                .containsExactly(
                                        "camera_warmup", "jpeg_quality", "video_offset", "read_deadline", "stale_age"));
    }

    @Test
    void changesOneValueAtATime() {
        CameraSettings settings = CameraSettings.defaults()
                .withResolution(Resolution.parse("1280x720"))
                .withWarmupFrames(5)
                .withBackend(Backend.V4L2)
                .withJpegQuality(70)
                .withVideoOffset(Duration.ofSeconds(7))
                .withReadDeadline(Duration.ofSeconds(3))
                .withStaleAge(Duration.ZERO);

        assertThat(settings)
                .isEqualTo(new CameraSettings(
                        new Resolution(1280, 720),
                        5,
                        Backend.V4L2,
                        70,
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(3),
                        Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1280", "1280x", "x720", "1280*720", "15x720", "1280x16385", "-1x5", "99999999999x1"})
    void refusesAResolutionThatIsNone(String text) {
        assertThatThrownBy(() -> Resolution.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("1280x720");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dshow", "MSMF", "vfw", "gstreamer"})
    void acceptsABackendOfAnotherSystemByNameOnly(String text) {
        assertThat(Backend.parse(text).supported()).isFalse();
    }

    @Test
    void refusesAnUnknownBackend() {
        assertThat(Backend.parse("v4l2")).isEqualTo(Backend.V4L2);
        assertThatThrownBy(() -> Backend.parse("webcam"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("any, v4l2");
    }
}
