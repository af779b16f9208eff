package app.visant.adapter.edge.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class JpegStreamTest {
    @Test
    void takesPicturesApartByTheirLengths() throws IOException {
        JpegStream stream = stream(part("a\r\nb") + part("") + part("c"));

        assertThat(stream.next()).asString(StandardCharsets.US_ASCII).isEqualTo("a\r\nb");
        assertThat(stream.next()).isEmpty();
        assertThat(stream.next()).asString(StandardCharsets.US_ASCII).isEqualTo("c");
        assertThat(stream.next()).isNull();
    }

    @Test
    void complainsOfAPictureThatIsCut() {
        assertThatThrownBy(() -> stream("Content-length: 9\r\n\r\nabc").next()).isInstanceOf(EOFException.class);
    }

    @Test
    void refusesLengthsThatCannotBe() {
        for (String length : new String[] {"-1", "99999999999", "16777217", "x"}) {
            assertThatThrownBy(() ->
                            stream("Content-length: " + length + "\r\n\r\n").next())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesALineWithoutEnd() {
        assertThatThrownBy(() -> stream("x".repeat(5000)).next()).isInstanceOf(IOException.class);
    }

    private static String part(String content) {
        String header = "--ffmpeg\r\nContent-type: image/jpeg\r\nContent-length: " + content.length();
        return header + "\r\n\r\n" + content + "\r\n";
    }

    private static JpegStream stream(String text) {
        return new JpegStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
