package app.visant.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class JpegTest {
    private static final byte[] PICTURE = TestJpegs.of(96, 64);

    @Example
    void readsTheSizeOfARealPicture() {
        assertThat(Jpeg.inspect(PICTURE)).contains(new Jpeg(96, 64));
        assertThat(Jpeg.inspect(TestJpegs.of(1, 1))).contains(new Jpeg(1, 1));
    }

    @Property(tries = 2000)
    void refusesAPictureThatIsCutOffAnywhere(@ForAll @IntRange(max = 4000) int seed) {
        int length = seed % PICTURE.length;
        assertThat(Jpeg.inspect(Arrays.copyOf(PICTURE, length))).isEmpty();
    }

    @Property(tries = 2000)
    void neverThrowsWhateverTheBytes(@ForAll @Size(max = 200) byte[] bytes) {
        assertThatCode(() -> Jpeg.inspect(bytes)).doesNotThrowAnyException();
    }

    @Property(tries = 2000)
    void neverThrowsWhateverFollowsAHeader(@ForAll @Size(max = 200) byte[] rest) {
        byte[] bytes = join(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, rest);
        assertThatCode(() -> Jpeg.inspect(bytes)).doesNotThrowAnyException();
    }

    @Property(tries = 2000)
    void neverThrowsWhicheverByteIsWrong(@ForAll @IntRange(max = 4000) int place, @ForAll byte value) {
        byte[] bytes = PICTURE.clone();
        bytes[place % bytes.length] = value;
        assertThatCode(() -> Jpeg.inspect(bytes)).doesNotThrowAnyException();
    }

    @Example
    void refusesLengthsThatLeadBeyondTheEnd() {
        for (int length : new int[] {0, 1, 2, 0xffff}) {
            byte[] segment = {
                (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, (byte) (length >> 8), (byte) length, 0, 0
            };
            assertThat(Jpeg.inspect(segment)).isEmpty();
        }
    }

    @Example
    void refusesOtherKindsOfPictures() {
        byte[] png = TestJpegs.png(8, 8);
        assertThat(Jpeg.inspect(png)).isEmpty();
        assertThat(Jpeg.startsAsJpeg(png)).isFalse();
        assertThat(Jpeg.inspect(new byte[0])).isEmpty();
    }

    @Example
    void refusesASizeOfZero() {
        byte[] picture = PICTURE.clone();
        int frame = frameHeader(picture);
        picture[frame + 5] = 0;
        picture[frame + 6] = 0;
        assertThat(Jpeg.inspect(picture)).isEmpty();
    }

    @Example
    void seesAHugeAreaInASmallFileWithoutUnpackingIt() {
        byte[] picture = PICTURE.clone();
        int frame = frameHeader(picture);
        picture[frame + 5] = 0x75;
        picture[frame + 6] = 0x30;
        picture[frame + 7] = 0x75;
        picture[frame + 8] = 0x30;
        assertThat(Jpeg.inspect(picture)).contains(new Jpeg(30_000, 30_000));
        assertThat(new Jpeg(30_000, 30_000).pixels()).isEqualTo(900_000_000L);
        assertThat(new Jpeg(65_535, 65_535).pixels()).isEqualTo(4_294_836_225L);
    }

    @Example
    void takesWhatCamerasPadBehindTheEnd() {
        assertThat(Jpeg.inspect(join(PICTURE, new byte[512]))).contains(new Jpeg(96, 64));
    }

    /** Where the marker of the baseline frame header is. */
    private static int frameHeader(byte[] picture) {
        for (int i = 0; i < picture.length - 1; i++) {
            if ((picture[i] & 0xff) == 0xff && (picture[i + 1] & 0xff) == 0xc0) {
                return i;
            }
        }
        throw new AssertionError("no frame header");
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(first);
        whole.writeBytes(second);
        return whole.toByteArray();
    }
}
