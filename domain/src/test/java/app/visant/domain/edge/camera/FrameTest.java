package app.visant.domain.edge.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.capture.Jpeg;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class FrameTest {
    @Test
    void readsItsSizeFromTheJpeg() {
        Frame frame = new Frame(TestPictures.numbered(7), Instant.EPOCH, 1);

        assertThat(frame.width()).isEqualTo(64);
        assertThat(frame.height()).isEqualTo(48);
    }

    @Test
    void refusesWhatIsNoJpeg() {
        assertRefused(TestPictures.png(), "no JPEG");
        assertRefused(new byte[0], "no JPEG");
        assertRefused(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9}, "damaged");
    }

    @Test
    void refusesMoreBytesThanTheCloudTakes() {
        byte[] largest = Arrays.copyOf(TestPictures.numbered(7), Jpeg.MAX_BYTES);
        assertThat(new Frame(largest, Instant.EPOCH, 1).width()).isEqualTo(64);

        assertThatThrownBy(() -> new Frame(Arrays.copyOf(largest, largest.length + 1), Instant.EPOCH, 1))
                .isInstanceOfSatisfying(
                        CameraException.class, e -> assertThat(e.code()).isEqualTo("camera_picture_too_large"))
                .hasMessage("The camera's picture has 16777217 bytes, and 16777216 are the most that are taken.");
    }

    @Test
    void refusesAJpegCutAnywhere() {
        byte[] whole = TestPictures.numbered(7);
        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), "JPEG");
        }
    }

    @Test
    void bearsPaddingBehindThePicture() {
        byte[] whole = TestPictures.numbered(7);

        assertThat(new Frame(Arrays.copyOf(whole, whole.length + 100), Instant.EPOCH, 1).width())
                .isEqualTo(64);
    }

    private static void assertRefused(byte[] bytes, String why) {
        assertThatThrownBy(() -> new Frame(bytes, Instant.EPOCH, 1))
                .isInstanceOfSatisfying(
                        CameraException.class, e -> assertThat(e.code()).isEqualTo("camera_read_failed"))
                .hasMessageContaining(why);
    }
}
