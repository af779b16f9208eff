package app.visant.adapter.edge.camera.opencv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.adapter.edge.camera.MovableClock;
import app.visant.adapter.edge.camera.TestFiles;
import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraContract;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.Frame;
import app.visant.domain.edge.camera.Resolution;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_videoio;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_videoio.VideoCapture;
import org.junit.jupiter.api.Test;

final class MotionJpegCameraTest extends CameraContract {
    private static final CameraSettings SETTINGS = CameraSettings.defaults();

    private final MovableClock clock = new MovableClock();

    @Override
    protected Camera open() {
        return OpenCv.video(TestFiles.avi(), SETTINGS, clock);
    }

    @Override
    protected void passTime(Duration time) {
        clock.pass(time);
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    @Test
    void showsWhatPlayingTheFileWouldShow() {
        OpenCvLibraries.load();
        long wanted = 37;
        try (VideoCapture player = new VideoCapture(TestFiles.avi().toString(), opencv_videoio.CAP_OPENCV_MJPEG);
                Mat picture = new Mat();
                JpegEncoder encoder = new JpegEncoder(85);
                Camera camera = open()) {
            for (long i = 0; i <= wanted; i++) {
                assertThat(player.read(picture)).isTrue();
            }
            clock.pass(Duration.ofMillis(wanted * 500));

            assertThat(camera.capture().jpeg()).isEqualTo(encoder.encode(picture, null));
        }
    }

    @Test
    void walksThroughTheWholeFileAndBeginsAgain() {
        try (Camera camera = open()) {
            byte[] first = camera.capture().jpeg();
            Set<Integer> different = new HashSet<>();
            for (int i = 0; i < 159; i++) {
                different.add(Arrays.hashCode(camera.capture().jpeg()));
                clock.pass(Duration.ofMillis(500));
            }

            assertThat(different).hasSize(159);
            assertThat(camera.capture().jpeg()).isEqualTo(first);
        }
    }

    @Test
    void beginsAtItsOffset() {
        byte[] atTen;
        try (Camera camera = open()) {
            clock.pass(Duration.ofSeconds(10));
            atTen = camera.capture().jpeg();
        }
        try (Camera camera = OpenCv.video(TestFiles.avi(), SETTINGS.withVideoOffset(Duration.ofSeconds(10)), clock)) {
            assertThat(camera.capture().jpeg()).isEqualTo(atTen);
        }
    }

    @Test
    void scalesAndCompressesAsItIsTold() {
        CameraSettings small =
                SETTINGS.withResolution(Resolution.parse("320x240")).withJpegQuality(30);
        try (Camera camera = OpenCv.video(TestFiles.avi(), small, clock);
                Camera original = open()) {
            Frame frame = camera.capture();

            assertThat(frame.width()).isEqualTo(320);
            assertThat(frame.height()).isEqualTo(240);
            assertThat(frame.jpeg().length).isLessThan(original.capture().jpeg().length / 4);
        }
    }

    @Test
    void keepsNoMemoryOfThousandsOfCaptures() {
        try (Camera camera = open()) {
            capture(camera, 300);
            long before = outsideHeap();
            capture(camera, 3_000);

            /* One picture kept of each would be 4 GB decoded, 180 MB encoded. */
            assertThat(outsideHeap() - before).isLessThan(60L << 20);
        }
    }

    /** Bytes of memory in use that are not the Java heap's. */
    private static long outsideHeap() {
        System.gc();
        return Pointer.physicalBytes()
                - ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }

    private void capture(Camera camera, int times) {
        for (int i = 0; i < times; i++) {
            camera.capture();
            clock.pass(Duration.ofMillis(500));
        }
    }

    @Test
    void refusesAnotherFormat() {
        assertThatThrownBy(() -> OpenCv.video(TestFiles.mp4(), SETTINGS, clock))
                .isInstanceOfSatisfying(
                        CameraException.class, e -> assertThat(e.reason()).isEqualTo(Reason.READ_FAILED))
                .hasMessageContaining("no Motion JPEG");
    }

    @Test
    void saysWhichFileIsNotThere() {
        assertThatThrownBy(() -> OpenCv.video(Path.of("none.avi"), SETTINGS, clock))
                .isInstanceOfSatisfying(
                        CameraException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE))
                .hasMessageContaining("none.avi");
    }
}
