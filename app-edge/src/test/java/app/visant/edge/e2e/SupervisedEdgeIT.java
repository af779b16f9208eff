package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.edge.FakeCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an edge says to systemd: needs the program systemd-notify (package systemd) and python3, which plays systemd. */
final class SupervisedEdgeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path SYSTEMD = Path.of("src/test/resources/notify-socket.py");

    @TempDir
    private Path folder;

    private Path heard;
    private Path socket;
    private Process systemd;
    private @Nullable EdgeProcess edge;

    @BeforeEach
    void listen() throws IOException {
        heard = folder.resolve("heard");
        socket = folder.resolve("notify");
        systemd = new ProcessBuilder("/usr/bin/python3", SYSTEMD.toString(), socket.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(heard.toFile())
                .start();
        await("the socket").atMost(PATIENCE).until(() -> Files.exists(socket));
    }

    @AfterEach
    void stopAll() {
        if (edge != null) {
            edge.close();
        }
        systemd.destroyForcibly().onExit().join();
    }

    private EdgeProcess edge(String url) {
        EdgeProcess made = new EdgeProcess(folder, url, new Api.Device("FLOOR1", "s3cret"))
                .transport("sse")
                .variable("NOTIFY_SOCKET", socket.toString())
                .variable("WATCHDOG_USEC", "2000000");
        edge = made;
        return made;
    }

    private List<String> heard() {
        try {
            return Files.readAllLines(heard);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void awaitHeard(String text) {
        await(text).atMost(PATIENCE).until(() -> heard().stream().anyMatch(line -> line.contains(text)));
    }

    @Test
    void isReadyAndAliveAndSaysWhenItStops() throws Exception {
        try (FakeCloud cloud = new FakeCloud()) {
            EdgeProcess supervised = edge(cloud.url().toString()).start();
            awaitHeard("STATUS=connected by event stream, pictures waiting: 0");
            await().atMost(PATIENCE)
                    .until(() -> heard().stream()
                                    .filter(line -> line.contains("WATCHDOG=1"))
                                    .count()
                            >= 4);
            int exitCode = supervised.stopWithin(Duration.ofSeconds(20));
            awaitHeard("STOPPING=1");

            assertThat(exitCode).isEqualTo(143);
            assertThat(heard().getFirst()).startsWith("READY=1|WATCHDOG=1|STATUS=");
            assertThat(heard()).filteredOn(line -> line.contains("READY=1")).hasSize(1);
            assertThat(heard()).noneMatch(line -> line.contains("s3cret"));
        }
    }

    @Test
    void isReadyWithoutACloud() {
        edge("http://127.0.0.1:1").start();

        awaitHeard("READY=1");
        awaitHeard("STATUS=offline since ");
    }

    @Test
    void worksWithoutTheProgramThatTells() {
        EdgeProcess lonely =
                edge("http://127.0.0.1:1").variable("PATH", folder.toString()).start();

        await().atMost(PATIENCE).until(() -> lonely.log().contains("systemd can't be told"));
        await().atMost(PATIENCE).until(() -> lonely.log().contains("next try in"));
        lonely.requireAlive();
        assertThat(lonely.log()).containsOnlyOnce("systemd can't be told");
    }
}
