package app.visant.adapter.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private static final String TEXT = "visant://activate?device=A7K2Q&token=kV1n-3fO_0aLQyZ";

    @Test
    void canBeReadAgainFromItsPng() throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(new QrCode(TEXT).png()));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);

        assertThat(new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(source)))
                        .getText())
                .isEqualTo(TEXT);
    }

    @Test
    void drawsOneSquareForEachDarkModule() {
        assertThat(new QrCode(TEXT).svg())
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .contains("M4 4h1v1h-1z")
                .endsWith("\"/></svg>");
    }
}
