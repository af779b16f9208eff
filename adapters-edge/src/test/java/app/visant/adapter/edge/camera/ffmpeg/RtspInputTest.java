package app.visant.adapter.edge.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.camera.CameraSource;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RtspInputTest {
    private static final CameraSource.Rtsp SOURCE =
            new CameraSource.Rtsp(URI.create("rtsp://admin:s3c%40ret@cam/live?token=t0k3n"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[concat @ 0x5] Impossible to open 'rtsp://admin:s3c%40ret@cam/live?token=t0k3n' | Impossible to open 'rtsp://cam/live?…'",
                "pipe:0: Connection refused | Connection refused",
                "user admin:s3c@ret was refused | user *** was refused",
                "the password s3c@ret | the password ***",
                "GET /live?token=t0k3n | GET /live?***"
            })
    void takesSecretsOutOfWhatFfmpegSays(String line, String safe) {
        assertThat(RtspInput.redact(SOURCE, line)).isEqualTo(safe);
    }

    @Test
    void quotesTheAddressForTheScript() {
        CameraSource.Rtsp source = new CameraSource.Rtsp(URI.create("rtsp://cam/it's"));

        assertThat(RtspInput.script(source, Duration.ofSeconds(2)))
                .contains("file 'rtsp://cam/it'\\''s'\n")
                .contains("option timeout 2000000\n");
    }

    @ParameterizedTest
    @CsvSource({"100,2", "95,2", "85,3", "50,10", "20,25", "1,31"})
    void mapsQualityToFfmpegsScale(int quality, int quantiser) {
        assertThat(Ffmpeg.quantiser(quality)).isEqualTo(quantiser);
    }
}
