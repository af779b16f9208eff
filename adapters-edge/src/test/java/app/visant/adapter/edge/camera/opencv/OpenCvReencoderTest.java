package app.visant.adapter.edge.camera.opencv;

import app.visant.adapter.edge.camera.TestFiles;
import app.visant.domain.edge.camera.Reencoder;
import app.visant.domain.edge.camera.ReencoderContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

final class OpenCvReencoderTest extends ReencoderContract {
    @Override
    protected Reencoder reencoder() {
        return OpenCv.reencoder();
    }

    @Override
    protected byte[] picture() {
        try {
            return Files.readAllBytes(TestFiles.picture(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
