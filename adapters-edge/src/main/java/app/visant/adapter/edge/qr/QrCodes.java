package app.visant.adapter.edge.qr;

import app.visant.adapter.edge.camera.opencv.GreyPicture;
import app.visant.domain.edge.camera.CameraException;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The QR codes in pictures. */
public final class QrCodes {
    /** A code that fills a fifth of a photo still has several pixels a module then. */
    private static final int LONG_SIDE = 1600;

    private static final Map<DecodeHintType, Object> HINTS =
            new EnumMap<>(Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.CHARACTER_SET, "UTF-8"));

    private QrCodes() {}

    /**
     * @param picture a PNG or a JPEG: the code itself, or a photo of it
     * @return what the code says; empty if the picture can't be decoded or shows no code that can be read
     * @throws CameraException if OpenCV's libraries are missing
     */
    public static Optional<String> read(byte[] picture) {
        return GreyPicture.of(picture, LONG_SIDE).flatMap(QrCodes::read);
    }

    private static Optional<String> read(GreyPicture picture) {
        PlanarYUVLuminanceSource greys = new PlanarYUVLuminanceSource(
                picture.pixels(), picture.width(), picture.height(), 0, 0, picture.width(), picture.height(), false);
        return decoded(new HybridBinarizer(greys)).or(() -> decoded(new GlobalHistogramBinarizer(greys)));
    }

    private static Optional<String> decoded(Binarizer picture) {
        try {
            return Optional.of(
                    new QRCodeReader().decode(new BinaryBitmap(picture), HINTS).getText());
        } catch (ReaderException noCode) {
            return Optional.empty();
        }
    }
}
