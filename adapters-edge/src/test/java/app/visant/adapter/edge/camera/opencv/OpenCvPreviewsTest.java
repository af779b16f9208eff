package app.visant.adapter.edge.camera.opencv;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.edge.camera.TestFiles;
import app.visant.domain.edge.camera.TestPictures;
import app.visant.domain.edge.outbox.Look;
import app.visant.domain.edge.preview.PreviewMaker;
import app.visant.domain.edge.preview.PreviewMaker.Made;
import app.visant.domain.edge.preview.PreviewMaker.Unreadable;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpenCvPreviewsTest {
    private final PreviewMaker previews = OpenCv.previews();

    private Made made(byte[] jpeg) {
        return (Made) previews.make(jpeg);
    }

    private static byte[] walkway(int number) throws IOException {
        return Files.readAllBytes(TestFiles.picture(number));
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "640, 480, 320, 240",
        "480, 640, 240, 320",
        "3000, 1000, 320, 107",
        "1300, 700, 320, 172",
        "100, 60, 100, 60",
        "2600, 20, 320, 16"
    })
    void areOfTheSameShape(int width, int height, int previewWidth, int previewHeight) {
        BufferedImage preview =
                TestPictures.decode(made(TestPictures.patterned(width, height)).jpeg());

        assertThat(preview.getWidth()).isEqualTo(previewWidth);
        assertThat(preview.getHeight()).isEqualTo(previewHeight);
    }

    @Test
    void areSmallWhateverIsInThePicture() throws IOException {
        BufferedImage noise = new BufferedImage(900, 900, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < 900; y++) {
            for (int x = 0; x < 900; x++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }

        assertThat(made(jpeg(noise)).jpeg()).hasSizeLessThanOrEqualTo(PreviewMaker.MOST_BYTES);
        assertThat(made(walkway(1)).jpeg()).hasSizeLessThan(20_000);
    }

    @Test
    void thereIsNoneOfWhatIsNoPicture() throws IOException {
        byte[] damaged = walkway(1);
        for (int i = 3000; i < damaged.length - 2; i++) {
            damaged[i] = 0;
        }

        assertThat(previews.make(new byte[] {1, 2, 3})).isInstanceOf(Unreadable.class);
        assertThat(previews.make(TestPictures.png())).isInstanceOf(Unreadable.class);
        assertThat(previews.make(damaged)).as("as far as it goes").isInstanceOf(Made.class);
    }

    @Test
    void looksAlikeWhatShowsTheSameWithNoiseAndInAnotherQuality() throws IOException {
        Look look = made(walkway(1)).look();
        Random random = new Random(2);
        for (int i = 0; i < 20; i++) {
            BufferedImage again = TestPictures.decode(walkway(1));
            for (int y = 0; y < again.getHeight(); y++) {
                for (int x = 0; x < again.getWidth(); x++) {
                    again.setRGB(x, y, noisy(again.getRGB(x, y), random));
                }
            }
            assertThat(made(jpeg(again)).look().distance(look)).isLessThanOrEqualTo(Look.ALIKE);
        }
        byte[] preview = made(walkway(1)).jpeg();
        assertThat(made(preview).look().isLike(look)).isTrue();
    }

    /** A standard deviation of 8 of 255: a small sensor at night. */
    private static int noisy(int rgb, Random random) {
        Color colour = new Color(rgb);
        return new Color(
                        noisyPart(colour.getRed(), random),
                        noisyPart(colour.getGreen(), random),
                        noisyPart(colour.getBlue(), random))
                .getRGB();
    }

    private static int noisyPart(int value, Random random) {
        return Math.clamp(Math.round(value + 8 * random.nextGaussian()), 0, 255);
    }

    @Test
    void looksUnlikeAnotherScene() throws IOException {
        Look walkway = made(walkway(1)).look();
        assertThat(made(TestPictures.patterned(640, 480)).look().distance(walkway))
                .isGreaterThan(16);
        for (int number = 2; number <= 6; number++) {
            Look next = made(walkway(number)).look();
            assertThat(next.isLike(walkway))
                    .as("where others have walked to, " + number)
                    .isFalse();
        }
    }
}
