package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceUnitTest {
    private static final Path UNIT = Path.of("src/package/systemd/visant-edge.service");

    @Test
    void fitsWhatTheProgramDoes() throws Exception {
        List<String> lines = Files.readAllLines(UNIT);

        assertThat(lines)
                .contains(
                        "Type=notify",
                        "NotifyAccess=all",
                        "SuccessExitStatus=" + CleanStop.TERMINATED,
                        "RestartPreventExitStatus=2",
                        "LoadCredential=settings:" + EdgeOptions.ENV_FILE,
                        "ExecStart=/opt/visant/visant-edge --env-file ${CREDENTIALS_DIRECTORY}/settings");
        assertThat(CleanStop.PATIENCE).isLessThan(java.time.Duration.ofSeconds(5));
    }

    @Test
    void isUnderstoodBySystemd(@TempDir Path folder) throws Exception {
        assumeThat(Path.of("/usr/bin/systemd-analyze")).exists();
        Path unit = folder.resolve("visant-edge.service");
        Files.writeString(
                unit, Files.readString(UNIT).replace("ExecStart=/opt/visant/visant-edge", "ExecStart=/bin/true"));

        EndedProcess verified =
                EndedProcess.of(new ProcessBuilder("/usr/bin/systemd-analyze", "verify", unit.toString()));

        assertThat(verified.said()).doesNotContain("visant-edge.service");
        assertThat(verified.exitCode()).isZero();
    }
}
