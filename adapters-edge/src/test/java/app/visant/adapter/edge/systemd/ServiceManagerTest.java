package app.visant.adapter.edge.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceManagerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void isNotThereWithoutASocket() {
        assertThat(ServiceManager.of(Map.of("WATCHDOG_USEC", "1000000"), 7)).isEmpty();
    }

    @Test
    void watchesWhenItSaysSo() {
        Map<String, String> environment = Map.of("NOTIFY_SOCKET", "@x", "WATCHDOG_USEC", "30000000");

        assertThat(ServiceManager.of(environment, 7).orElseThrow().watchdog()).contains(Duration.ofSeconds(30));
    }

    @Test
    void doesNotWatchUsWhenItMeansAnotherProcess() {
        Map<String, String> environment =
                Map.of("NOTIFY_SOCKET", "@x", "WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "8");

        assertThat(ServiceManager.of(environment, 7).orElseThrow().watchdog()).isEmpty();
    }

    @Test
    void saysEachThingInOneLineAndTellsNoSecrets(@TempDir Path folder) throws Exception {
        Path heard = folder.resolve("heard");
        Path program = folder.resolve("notify");
        Files.writeString(program, "#!/bin/sh\nprintf '<%s>' \"$@\" \"$NOTIFY_SOCKET$DEVICE_TOKEN\" > " + heard + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Map<String, String> environment = Map.of("NOTIFY_SOCKET", "/run/x", "DEVICE_TOKEN", "s3cret");

        ServiceManager manager = new ServiceManager(program.toString(), environment, null);

        assertThat(manager.say(List.of("READY=1", "STATUS=two\nlines"), PATIENCE))
                .isTrue();
        assertThat(heard).content().isEqualTo("<READY=1><STATUS=two lines></run/x>");
    }

    @Test
    void livesWithoutTheProgram() throws Exception {
        ServiceManager manager = new ServiceManager("/nowhere/systemd-notify", Map.of(), null);

        assertThat(manager.say(List.of("READY=1"), PATIENCE)).isFalse();
    }

    @Test
    void livesWithAProgramThatFails() throws Exception {
        ServiceManager manager = new ServiceManager("false", Map.of(), null);

        assertThat(manager.say(List.of("READY=1"), PATIENCE)).isFalse();
    }
}
