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

    @Test
    void theDoctorLooksWhereItIsTold(@TempDir Path state) {
        environment.put("DATA_DIR", "/elsewhere");

        assertThat(dataDir(state)).isEqualTo(Path.of("/elsewhere"));
    }
}
