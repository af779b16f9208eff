package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.camera.Backend;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.camera.Resolution;
import app.visant.domain.edge.settings.OwnOption;
import app.visant.domain.edge.upload.HoursOfDay;
import app.visant.domain.edge.upload.UploadBudget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsReaderTest {
    private final Map<Setting, String> commandLine =
            new HashMap<>(Map.of(Setting.API_URL, "http://cloud", Setting.DEVICE_ID, "FLOOR1"));
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> file = new HashMap<>();
    private final List<String> errors = new ArrayList<>();

    private EdgeSettings read() {
        EdgeSettings settings = SettingsReader.read(new SettingSources(commandLine, environment, file), errors);
        assertThat(errors).isEmpty();
        return Objects.requireNonNull(settings);
    }

    private List<String> errors() {
        assertThat(SettingsReader.read(new SettingSources(commandLine, environment, file), errors))
                .isNull();
        return errors;
    }

    @Test
    void hasTheDocumentedDefaults() {
        EdgeSettings settings = read();

        assertThat(settings.cameraSource()).isEqualTo(new CameraSource.Device(0));
        assertThat(settings.camera().warmupFrames()).isEqualTo(2);
        assertThat(settings.camera().backend()).isEqualTo(Backend.ANY);
        assertThat(settings.camera().resolution()).isNull();
        assertThat(settings.uploadTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.streamTimeout()).isEqualTo(Duration.ofSeconds(55));
        assertThat(settings.reconnectDelay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.autonomyAfter()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.transport()).isEqualTo(Transport.AUTO);
        assertThat(settings.framesDir()).isNull();
        assertThat(settings.token()).isNull();
        assertThat(settings.verbose()).isFalse();
        assertThat(settings.dataDir()).endsWithRaw(Path.of("visant", "FLOOR1"));
    }

    @ParameterizedTest
    @CsvSource({
        "cli,env,file,cli",
        ",env,file,env",
        ",,file,file",
        ",'  ',file,file",
    })
    void theCommandLineWinsOverTheEnvironmentOverTheFile(String cli, String env, String inFile, String winner) {
        commandLine.remove(Setting.DEVICE_ID);
        if (cli != null) {
            commandLine.put(Setting.DEVICE_ID, cli);
        }
        if (env != null) {
            environment.put("DEVICE_ID", env);
        }
        file.put("DEVICE_ID", inFile);

        assertThat(read().device().value()).isEqualTo(winner);
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void everySettingIsFoundInEachOfItsPlaces(Setting setting) {
        for (String name : setting.variables()) {
            assertThat(new SettingSources(Map.of(), Map.of(name, "x"), Map.of()).find(setting))
                    .hasValueSatisfying(value -> assertThat(value.text()).isEqualTo("x"));
            assertThat(new SettingSources(Map.of(), Map.of(), Map.of(name, "x")).find(setting))
                    .hasValueSatisfying(value -> assertThat(value.text()).isEqualTo("x"));
        }
        assertThat(new SettingSources(Map.of(setting, "x"), Map.of(), Map.of()).find(setting))
                .hasValueSatisfying(value -> assertThat(value.origin()).isEqualTo(setting.option()));
    }

    @Test
    void readsTheBudgetOfUploads() {
        file.putAll(Map.of(
                "UPLOAD_BUDGET_HOUR",
                "50M",
                "UPLOAD_BUDGET_MONTH",
                "1.5G",
                "UPLOAD_HOURS",
                "22:00-06:00",
                "METERED",
                "yes"));

        assertThat(read().own().budget())
                .isEqualTo(new UploadBudget(
                        50_000_000L,
                        null,
                        1_500_000_000L,
                        List.of(HoursOfDay.parse("22:00-06:00", ZoneId.systemDefault())),
                        true,
                        ZoneId.systemDefault()));
    }

    @Test
    void knowsWhichOptionsSomebodyHasSet() {
        assertThat(read().own().given()).isEmpty();
        commandLine.put(Setting.OUTBOX_MAX_MB, "500");
        file.put("METERED", "no");

        assertThat(read().own().given())
                .containsOnly(
                        Map.entry(OwnOption.QUOTA_BYTES, "--outbox-max-mb"),
                        Map.entry(OwnOption.METERED, "METERED in the environment file"));
    }

    @Test
    void takesTheAddressByEitherName() {
        commandLine.remove(Setting.API_URL);
        file.put("CLOUD_URL", "https://cloud.example.com");
        assertThat(read().apiUrl()).hasToString("https://cloud.example.com");

        file.put("API_URL", "https://api.example.com");
        assertThat(read().apiUrl()).hasToString("https://api.example.com");
    }

    @Test
    void readsTheDocumentedEnvironmentFile() {
        commandLine.clear();
        file.putAll(Map.of(
                "DEVICE_ID", "LOBBY_CAM_01",
                "API_URL", "https://cloud.example.com",
                "CAMERA_SOURCE", "rtsp://192.168.1.100:554/stream",
                "CAMERA_WARMUP", "3",
                "CAMERA_RESOLUTION", "1280x720",
                "CAMERA_BACKEND", "dshow",
                "UPLOAD_TIMEOUT", "31",
                "STREAM_TIMEOUT", "120",
                "RECONNECT_DELAY", "2.5",
                "SAVE_FRAMES_DIR", "/opt/visant/debug_captures"));
        file.put("AUTONOMY_AFTER", "30");
        EdgeSettings settings = read();

        assertThat(settings.cameraSource()).isInstanceOf(CameraSource.Rtsp.class);
        assertThat(settings.camera().resolution()).isEqualTo(new Resolution(1280, 720));
        assertThat(settings.camera().backend()).isEqualTo(Backend.DSHOW);
        assertThat(settings.reconnectDelay()).isEqualTo(Duration.ofMillis(2500));
        assertThat(settings.autonomyAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.framesDir())
                .as("a folder alone does not switch saving on")
                .isNull();
    }

    @Test
    void savesFramesInTheFilesFolderOnceSwitchedOn() {
        file.put("SAVE_FRAMES_DIR", "/opt/visant/debug_captures");
        commandLine.put(Setting.SAVE_FRAMES, "true");

        assertThat(read().framesDir()).isEqualTo(Path.of("/opt/visant/debug_captures"));
    }

    @Test
    void takesProxiesFromTheFileToo() {
        file.put("HTTPS_PROXY", "http://proxy.local:3128");
        file.put("NO_PROXY", "in.the.file");
        environment.put("NO_PROXY", "in.the.environment");

        assertThat(read().environment())
                .containsEntry("HTTPS_PROXY", "http://proxy.local:3128")
                .containsEntry("NO_PROXY", "in.the.environment");
    }

    @Test
    void takesTheTokenFromAFile(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("token"), "s3cret\n");
        environment.put("DEVICE_TOKEN_FILE", secret.toString());
        assertThat(read().token()).isEqualTo("s3cret");

        environment.put("DEVICE_TOKEN", "other");
        assertThat(read().token()).isEqualTo("other");
    }

    @Test
    void showsNoSecret() {
        environment.put("DEVICE_TOKEN", "s3cret");
        environment.put("CAMERA_SOURCE", "rtsp://user:pa55@10.0.0.7/live");

        assertThat(read().toString()).doesNotContain("s3cret").doesNotContain("pa55");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        commandLine.clear();
        environment.put("DEVICE_ID", "../etc");
        environment.put("CAMERA_WARMUP", "many");
        environment.put("STREAM_TIMEOUT", "0");
        environment.put("TRANSPORT", "pigeon");
        environment.put("SAVE_FRAMES", "perhaps");
        file.put("CAMERA_RESOLUTION", "big");

        assertThat(errors())
                .hasSize(7)
                .anyMatch(error -> error.startsWith("--api-url is required"))
                .anyMatch(error -> error.startsWith("DEVICE_ID must be"))
                .anyMatch(error -> error.startsWith("CAMERA_WARMUP must be a number"))
                .anyMatch(error -> error.startsWith("--stream-timeout must be"))
                .anyMatch(error -> error.startsWith("TRANSPORT must be auto"))
                .anyMatch(error -> error.startsWith("SAVE_FRAMES must be true or false"))
                .anyMatch(error -> error.startsWith("CAMERA_RESOLUTION in the environment file must be"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloud.example.com", "ftp://cloud", "http://", "http://user:pw@cloud", "http://a b"})
    void refusesAnAddressThatIsNone(String url) {
        commandLine.put(Setting.API_URL, url);

        assertThat(errors()).singleElement().asString().startsWith("--api-url ").doesNotContain("pw");
    }
}
