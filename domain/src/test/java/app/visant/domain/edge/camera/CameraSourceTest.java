package app.visant.domain.edge.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.edge.camera.CameraSource.Device;
import app.visant.domain.edge.camera.CameraSource.Folder;
import app.visant.domain.edge.camera.CameraSource.Picture;
import app.visant.domain.edge.camera.CameraSource.Rtsp;
import app.visant.domain.edge.camera.CameraSource.Video;
import app.visant.domain.kernel.InvalidInput;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CameraSourceTest {
    @Test
    void readsACamerasNumber() {
        assertThat(CameraSource.parse("0")).isEqualTo(new Device(0));
        assertThat(CameraSource.parse(" 12 ")).isEqualTo(new Device(12));
        assertThat(CameraSource.parse("/dev/video3")).isEqualTo(new Device(3));
    }

    @Test
    void readsAnAddress() {
        assertThat(CameraSource.parse("rtsp://cam.local:8554/live"))
                .isEqualTo(new Rtsp(URI.create("rtsp://cam.local:8554/live")));
        assertThat(CameraSource.parse("RTSPS://cam.local/live")).isInstanceOf(Rtsp.class);
    }

    @Test
    void readsFilesByTheirExtension() {
        assertThat(CameraSource.parse("walkway.avi")).isEqualTo(new Video(Path.of("walkway.avi")));
        assertThat(CameraSource.parse("/srv/a b/W.MP4")).isEqualTo(new Video(Path.of("/srv/a b/W.MP4")));
        assertThat(CameraSource.parse("-i.mkv")).isEqualTo(new Video(Path.of("-i.mkv")));
        assertThat(CameraSource.parse("still.JPEG")).isEqualTo(new Picture(Path.of("still.JPEG")));
    }

    @Test
    void readsFolders() {
        assertThat(CameraSource.parse("frames/")).isEqualTo(new Folder(Path.of("frames")));
        assertThat(CameraSource.parse("./frames.d/")).isEqualTo(new Folder(Path.of("./frames.d")));
        assertThat(CameraSource.parse("/srv/frames")).isEqualTo(new Folder(Path.of("/srv/frames")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "webcam",
                "-1",
                "256",
                "picture.png",
                "notes.txt",
                "http://cam.local/stream",
                "file:///etc/passwd",
                "a\0b.mp4",
                "rtsp://",
                "rtsp:///path",
                "rtsp://cam.local/live#1"
            })
    void saysWhatIsAcceptedWhenItIsNone(String text) {
        assertThatThrownBy(() -> CameraSource.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("camera_source: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rtsp://admin:s3cr et@cam.local/live", "rtsp://admin:s3cr#et@cam.local/", "http://a:s3cr@b/"})
    void neverRepeatsAPasswordInAnError(String text) {
        assertThatThrownBy(() -> CameraSource.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasNoCause()
                .message()
                .doesNotContain("s3cr");
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://admin:s3cret@cam.local:554/live/1, rtsp://cam.local:554/live/1",
        "rtsp://cam.local/s?user=a&password=s3cret, rtsp://cam.local/s?…",
        "rtsp://cam.local/ch/user=a_password=s3cret_channel=1.sdp, rtsp://cam.local/ch/…",
        "rtsp://cam.local, rtsp://cam.local"
    })
    void showsAnAddressWithoutItsSecrets(String text, String shown) {
        assertThat(CameraSource.parse(text)).hasToString(shown);
    }
}
