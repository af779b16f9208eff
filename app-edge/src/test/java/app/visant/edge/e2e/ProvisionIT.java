package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.contracts.people.v1.ActivateAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From the QR code of an activation to a picture, with nothing else told to the device but its camera. */
final class ProvisionIT {
    @RegisterExtension
    static final Stage stage = Stage.withSharedCloud();

    @TempDir
    private Path folder;

    private Path settings() throws IOException {
        return Files.write(
                folder.resolve("env"),
                List.of(
                        "CAMERA_SOURCE=" + EdgeProcess.PICTURES.toAbsolutePath().normalize(),
                        "DATA_DIR=" + folder.resolve("data")));
    }

    private RunningProgram edge(String name, String... arguments) {
        List<String> command = new ArrayList<>(RunningProgram.command(
                EdgeProcess.PROGRAM,
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dvisant.lib=" + EdgeProcess.LIBRARIES));
        command.addAll(List.of(arguments));
        return RunningProgram.start(name, folder.resolve(name + ".log"), command, Map.of());
    }

    @Test
    void makesAnEdgeOfAPictureOfTheCode() throws IOException {
        ActivateAnswer activated = stage.api().activateNew();
        Path png = Files.write(
                folder.resolve("code.png"), Base64.getDecoder().decode(String.valueOf(activated.qrPngBase64())));
        Path env = settings();

        RunningProgram provision = edge("provision", "provision", png.toString(), "--env-file", env.toString());

        assertThat(provision.awaitEnd()).as(provision.log()).isZero();
        assertThat(provision.log())
                .contains("This is device " + activated.deviceId() + " of "
                        + stage.cloud().address())
                .contains("ok: ")
                .doesNotContain(activated.token());

        Api.Device device = new Api.Device(activated.deviceId(), activated.token());
        RunningProgram daemon = edge("daemon", "--env-file", env.toString());
        try {
            await("the device")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> stage.api().isConnected(device));
            String trigger = stage.api().trigger(device);
            assertThat(stage.awaitEnd(device, trigger).state()).isEqualTo("executed");
        } finally {
            daemon.terminate();
        }
    }

    @Test
    void writesAndSaysSoIfTheDoctorFindsTheTokenEnded() throws IOException {
        ActivateAnswer activated = stage.api().activateNew();
        stage.api().replaceToken(activated.deviceId());
        Path env = settings();

        RunningProgram provision = edge("provision", "provision", activated.qrCodeData(), "--env-file", env.toString());

        assertThat(provision.awaitEnd()).as(provision.log()).isEqualTo(4);
        assertThat(provision.log()).contains("FAIL: token").doesNotContain(activated.token());
        assertThat(Files.readAllLines(env)).contains("DEVICE_TOKEN=" + activated.token());
    }
}
