package app.visant.cloud.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DemoSettingsTest {
    @Test
    void namesTheOptionThatIsWrong() {
        assertThatThrownBy(() -> settings(0, 1, 1, 1)).hasMessageContaining("--port");
        assertThatThrownBy(() -> settings(65_536, 1, 1, 1)).hasMessageContaining("--port");
        assertThatThrownBy(() -> settings(8080, 0, 1, 1)).hasMessageContaining("--devices");
        assertThatThrownBy(() -> settings(8080, 51, 1, 1)).hasMessageContaining("--devices");
        assertThatThrownBy(() -> settings(8080, 1, 0, 1)).hasMessageContaining("--interval");
        assertThatThrownBy(() -> settings(8080, 1, 1, 0)).hasMessageContaining("--for");
        assertThatThrownBy(() -> settings(8080, 1, 1, -5)).hasMessageContaining("--for");
    }

    @Test
    void takesFilesFromTheFolderThatItIsStartedIn() {
        DemoSettings settings = settings(8080, 2, 10, 60);

        assertThat(settings.data()).isEqualTo(Path.of("data/demo").toAbsolutePath());
        assertThat(settings.edge()).isAbsolute();
        assertThat(settings.video()).isAbsolute();
    }

    private static DemoSettings settings(int port, int devices, int interval, int seconds) {
        return new DemoSettings(
                port,
                Path.of("data/demo"),
                devices,
                interval,
                Optional.of(Duration.ofSeconds(seconds)),
                Path.of("edge.jar"),
                Path.of("walkway.avi"));
    }
}
