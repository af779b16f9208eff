package app.visant.domain.edge.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every camera promises. */
public abstract class CameraContract {
    /** A new camera that works; the test closes it. */
    protected abstract Camera open();

    /** Whether the scene changes from capture to capture. */
    protected boolean moves() {
        return true;
    }

    /** Lets time go by for a camera whose clock the test holds; cameras of the real world need none. */
    protected void passTime(Duration time) {}

    /** The time by the camera's own clock. */
    protected Instant now() {
        return Instant.now();
    }

    @Test
    void givesAWholeJpegWithItsTrueSize() {
        try (Camera camera = open()) {
            Frame frame = camera.capture();

            BufferedImage image = TestPictures.decode(frame.jpeg());
            assertThat(image.getWidth()).isEqualTo(frame.width()).isPositive();
            assertThat(image.getHeight()).isEqualTo(frame.height()).isPositive();
        }
    }

    @Test
    void datesAFrameByTheTimeOfTheCall() {
        try (Camera camera = open()) {
            Instant before = now();
            long nanosBefore = System.nanoTime();
            Frame frame = camera.capture();

            assertThat(frame.capturedAt()).isBetween(before, now());
            assertThat(frame.monotonicNanos() - nanosBefore).isNotNegative();
            assertThat(System.nanoTime() - frame.monotonicNanos()).isNotNegative();
        }
    }

    @Test
    void followsTheScene() {
        try (Camera camera = open()) {
            Frame first = camera.capture();
            passTime(Duration.ofSeconds(3));
            Frame later = camera.capture();

            assertThat(Arrays.equals(first.jpeg(), later.jpeg())).isEqualTo(!moves());
            assertThat(later.monotonicNanos() - first.monotonicNanos()).isNotNegative();
        }
    }

    @Test
    void closesTwiceWithoutComplaint() {
        Camera camera = open();
        camera.capture();
        camera.close();

        assertThatCode(camera::close).doesNotThrowAnyException();
    }

    @Test
    void refusesToCaptureWhenClosed() {
        Camera camera = open();
        camera.close();

        assertThatThrownBy(camera::capture)
                .isInstanceOfSatisfying(
                        CameraException.class, e -> assertThat(e.code()).isEqualTo("camera_closed"));
    }

    @Test
    void canBeOpenedAgainAfterItWasClosed() {
        try (Camera camera = open()) {
            camera.capture();
        }
        try (Camera again = open()) {
            assertThat(again.capture().jpeg()).isNotEmpty();
        }
    }
}
