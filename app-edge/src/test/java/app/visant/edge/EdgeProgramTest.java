package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class EdgeProgramTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine program = Main.commandLine();
        program.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return program.execute(arguments);
    }

    @Test
    void helpNamesEverySettingWithItsVariable() {
        assertThat(run("--help")).isZero();
        String help = out.toString().replaceAll("\\s+", " ");
        for (Setting setting : Setting.values()) {
            assertThat(help).contains(setting.option());
        }
        assertThat(help).contains("API_URL or CLOUD_URL", "Examples:", "Default: 55", "Exit codes");
    }

    @Test
    void endsWithTwoAndTheWholeListWhenMisconfigured(@TempDir Path folder) {
        Path missing = folder.resolve("missing.env");

        assertThat(run("--env-file", missing.toString(), "--device-id", "?", "--upload-timeout", "soon"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "missing.env can't be read",
                        "--api-url is required",
                        "--device-id must be",
                        "--upload-timeout must be");
    }

    @Test
    void theDoctorEndsWithTwoAndTheWholeListWhenMisconfigured() {
        assertThat(run("doctor", "--env-file", "/dev/null", "--device-id", "?", "--transport", "pigeon"))
                .isEqualTo(2);
        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("✗ FAIL  configuration  --api-url is required"))
                .anyMatch(line -> line.startsWith("✗ FAIL  configuration  --device-id must be"))
                .anyMatch(line -> line.startsWith("✗ FAIL  configuration  --transport must be"));
        assertThat(out.toString().lines().toList().getLast()).startsWith("FAIL: the configuration is wrong");
    }

    @Test
    void theDoctorTakesOptionsOnBothSidesOfItsName() {
        assertThat(run("--device-id", "?", "doctor", "--env-file", "/dev/null", "--api-url", "http://localhost:1"))
                .isEqualTo(2);
        assertThat(out.toString()).contains("--device-id must be").doesNotContain("--api-url");
    }

    @Test
    void theDoctorsHelpNamesEverySetting() {
        assertThat(run("doctor", "--help")).isZero();
        for (Setting setting : Setting.values()) {
            assertThat(out.toString()).contains(setting.option());
        }
    }

    @Test
    void endsWithTwoOnAnUnknownOption() {
        assertThat(run("--colour", "red")).isEqualTo(2);
    }

    @Test
    void endsWithOneWhenAnotherProgramHasTheFolder(@TempDir Path folder) throws Exception {
        try (DataDirectory held = DataDirectory.take(folder)) {
            assertThat(held.path()).isEqualTo(folder);
            assertThat(run(
                            "--api-url",
                            "http://localhost:1",
                            "--device-id",
                            "FLOOR1",
                            "--camera-source",
                            "none.jpg",
                            "--data-dir",
                            folder.toString()))
                    .isEqualTo(1);
        }
    }
}
