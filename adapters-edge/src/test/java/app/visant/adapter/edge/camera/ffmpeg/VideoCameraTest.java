package app.visant.adapter.edge.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.adapter.edge.camera.MovableClock;
import app.visant.adapter.edge.camera.TestFiles;
import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraContract;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.Frame;
import app.visant.domain.edge.camera.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VideoCameraTest extends CameraContract {
    private static final CameraSettings SETTINGS = CameraSettings.defaults();

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();

    @Override
    protected Camera open() {
        return Ffmpeg.onPath().video(TestFiles.mp4(), SETTINGS, clock);
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
    void beginsAgainAtItsEnd() {
        try (Camera camera = open()) {
            byte[] first = camera.capture().jpeg();
            clock.pass(Duration.ofMillis(79_499));
            byte[] pastTheLastPicture = camera.capture().jpeg();
            clock.pass(Duration.ofMillis(1));

            assertThat(camera.capture().jpeg()).isEqualTo(first).isEqualTo(pastTheLastPicture);
        }
    }

    @Test
    void beginsAtItsOffset() {
        try (Camera camera = open();
                Camera later = Ffmpeg.onPath()
                        .video(TestFiles.mp4(), SETTINGS.withVideoOffset(Duration.ofSeconds(10 + 7950)), clock)) {
            byte[] ahead = later.capture().jpeg();
            clock.pass(Duration.ofSeconds(10));

            assertThat(camera.capture().jpeg()).isEqualTo(ahead);
        }
    }

    @Test
    void scalesToTheResolution() {
        CameraSettings small = SETTINGS.withResolution(Resolution.parse("320x240"));
        try (Camera camera = Ffmpeg.onPath().video(TestFiles.mp4(), small, clock)) {
            Frame frame = camera.capture();

            assertThat(frame.width()).isEqualTo(320);
            assertThat(frame.height()).isEqualTo(240);
        }
    }

    @Test
    void takesNoFilesNameForAnOptionOrAnAddress() throws IOException {
        for (String name : new String[] {"-y.mp4", "http:%41 'x'.mp4", "concat:a|b.mp4"}) {
            Path file = Files.copy(TestFiles.mp4(), folder.resolve(name));
            try (Camera camera = Ffmpeg.onPath().video(file, SETTINGS, clock)) {
                assertThat(camera.capture().width()).isEqualTo(768);
            }
        }
    }

    @Test
    void refusesWhatIsNoVideo() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.mp4"), "not a video");

        assertThatThrownBy(() -> Ffmpeg.onPath().video(file, SETTINGS, clock))
                .isInstanceOfSatisfying(
                        CameraException.class, e -> assertThat(e.code()).isEqualTo("camera_read_failed"))
                .hasMessageContaining("notes.mp4");
    }

    @Test
    void saysWhichProgramIsMissing() {
        Ffmpeg nowhere = new Ffmpeg("/nowhere/ffmpeg", "/nowhere/ffprobe");

        assertThatThrownBy(() -> nowhere.video(TestFiles.mp4(), SETTINGS, clock))
                .isInstanceOfSatisfying(
                        CameraException.class, e -> assertThat(e.code()).isEqualTo("ffmpeg_missing"))
                .hasMessageContaining("install the package ffmpeg");
    }
}
