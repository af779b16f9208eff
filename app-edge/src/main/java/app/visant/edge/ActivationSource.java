package app.visant.edge;

import app.visant.adapter.edge.qr.QrCodes;
import app.visant.contracts.device.v1.ActivationLink;
import app.visant.domain.edge.camera.CameraException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where somebody has the QR code of an activation: in a text, a text file, a picture. */
final class ActivationSource {
    private static final String STANDARD_INPUT = "-";
    private static final int MAX_BYTES = 16 << 20;

    /** How PNG and JPEG files begin. */
    private static final List<byte[]> PICTURES =
            List.of(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});

    private ActivationSource() {}

    /**
     * @param given the link itself, the name of a file that holds it as text or picture, or {@code -} for standard input
     * @throws IllegalArgumentException if there is none; the message says why, and repeats no secret
     */
    static ActivationLink read(String given) {
        String text = given.strip();
        if (ActivationLink.isLink(text)) {
            return link(text);
        }
        byte[] content = content(text);
        String said = new String(content, StandardCharsets.UTF_8).strip();
        if (ActivationLink.isLink(said)) {
            return link(said);
        }
        return link(decoded(content)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is neither the text of a code (visant://activate?...) nor a PNG or JPEG in which one can be"
                                + " read; of a photo, the code should fill a good part")));
    }

    private static ActivationLink link(String text) {
        if (text.startsWith("http://") || text.startsWith("https://")) {
            throw new IllegalArgumentException(
                    "this is the code of a device that has still to be activated: open it with a"
                            + " phone, activate the device, and use the code that is shown then");
        }
        try {
            return ActivationLink.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("the code " + wrong.getMessage(), wrong);
        }
    }

    private static byte[] content(String name) {
        try (InputStream in = name.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(name))) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new IllegalArgumentException("the picture is larger than 16 MiB");
            }
            return content;
        } catch (IOException | InvalidPathException unreadable) {
            throw new IllegalArgumentException(
                    "what was given is neither a code (visant://activate?...) nor a file that can be read", unreadable);
        }
    }

    private static Optional<String> decoded(byte[] picture) {
        if (PICTURES.stream().noneMatch(start -> Arrays.mismatch(start, picture) == start.length)) {
            return Optional.empty();
        }
        NativeLibraryFolder.announce();
        try {
            return QrCodes.read(picture);
        } catch (CameraException missing) {
            throw new IllegalArgumentException("a picture can't be read here: " + missing.getMessage(), missing);
        }
    }
}
