package app.visant.adapter.edge.qr;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.edge.camera.TestFiles;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QrCodesTest {
    private static final String TEXT =
            "visant://activate?device=A7K2Q&token=kV1n-3fO_0aLQyZ&cloud=https%3A%2F%2Fcloud.example.com";

    /** A code of so many pixels a side, turned, on a background as a photo has one. */
    private static byte[] photo(String format, int width, int height, int code, double degrees)
            throws WriterException, IOException {
        BitMatrix matrix = new QRCodeWriter().encode(TEXT, BarcodeFormat.QR_CODE, code, code);
        BufferedImage drawn = new BufferedImage(code, code, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < code; y++) {
            for (int x = 0; x < code; x++) {
                drawn.setRGB(x, y, matrix.get(x, y) ? 0x1e1e28 : 0xebe6dc);
            }
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(new Color(90, 110, 100));
        canvas.fillRect(0, 0, width, height);
        canvas.rotate(Math.toRadians(degrees), width / 2.0, height / 2.0);
        canvas.drawImage(drawn, (width - code) / 2, (height - code) / 2, null);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"png,400,400,400,0", "png,640,480,300,90", "jpg,4000,3000,1200,0", "jpg,1280,960,600,15"})
    void readsACodeAndAPhotoOfIt(String format, int width, int height, int code, double degrees) throws Exception {
        assertThat(QrCodes.read(photo(format, width, height, code, degrees))).contains(TEXT);
    }

    @Test
    void findsNothingWhereThereIsNoCode() throws Exception {
        assertThat(QrCodes.read(Files.readAllBytes(TestFiles.picture(1)))).isEmpty();
        assertThat(QrCodes.read("no picture".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
