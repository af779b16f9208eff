package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class EdgeOptionsTest {
    private final Map<String, String> environment =
            new HashMap<>(Map.of("API_URL", "http://localhost:1", "DEVICE_ID", "FLOOR1"));

    private Path dataDir(Path serviceState) {
        return Objects.requireNonNull(EdgeOptions.read(
                        List.of(new EdgeOptions()),
                        environment,
                        DoctorCommand.presets(serviceState),
                        new ArrayList<>()))
                .dataDir();
    }

    @Test
    void theDoctorLooksAtTheServicesFolderIfThereIsOne(@TempDir Path state) {
        assertThat(dataDir(state)).isEqualTo(state);
        assertThat(dataDir(state.resolve("missing"))).endsWithRaw(Path.of("visant", "FLOOR1"));
    }

    @ParameterizedTest
    @CsvSource({
        "--token s3cret,true",
        "--camera-source rtsp://eve:pa55@10.0.0.7/live,true",
        "--camera-source rtsp://10.0.0.7:554/live@2,false",
        "--camera-source rtsp://eve@10.0.0.7/live,false",
        "--camera-source 0,false"
    })
    void noticesASecretOnTheCommandLine(String arguments, boolean tells) {
        EdgeProgram program = new EdgeProgram();
        new CommandLine(program).parseArgs(arguments.split(" "));

        assertThat(program.options().tellsSecret()).isEqualTo(tells);
    }

    @Test
    void theDoctorLooksWhereItIsTold(@TempDir Path state) {
        environment.put("DATA_DIR", "/elsewhere");

        assertThat(dataDir(state)).isEqualTo(Path.of("/elsewhere"));
    }
}
