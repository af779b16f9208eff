package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo as people start it. */
final class DemoIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int port = CloudProcess.freePort();
    private Path folder;
    private RunningProgram demo;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/e2e").toAbsolutePath()), "demo-");
    }

    @AfterEach
    void stop() {
        if (demo.isAlive()) {
            demo.terminate();
        }
    }

    @Test
    void reportsThatEverythingIsAccountedFor() {
        start("--for", "8", "--interval", "1");
        await("the report").atMost(PATIENCE).until(() -> !demo.isAlive());
        String said = demo.log();

        assertThat(demo.awaitEnd()).as(said).isZero();
        assertThat(said).contains("[ACCOUNTING]", "[OK]").doesNotContain("[FAIL]");
        assertThat(said).containsPattern("planned [1-9]\\d* = executed [1-9]");
    }

    @Test
    void leavesNoProcessBehindWhenStopped() throws IOException {
        leavesNoProcessBehindAfter(RunningProgram::terminate);
    }

    @Test
    void leavesNoProcessBehindWhenKilled() throws IOException {
        leavesNoProcessBehindAfter(RunningProgram::kill);
    }

    private void leavesNoProcessBehindAfter(Consumer<RunningProgram> end) throws IOException {
        start("--devices", "1");
        await("the demo").atMost(PATIENCE).until(() -> {
            demo.requireAlive();
            return demo.log().contains("Ctrl-C ends it.");
        });
        List<ProcessHandle> family = new ArrayList<>(demo.family());
        family.add(postgres());
        assertThat(family).hasSizeGreaterThanOrEqualTo(4).allMatch(ProcessHandle::isAlive);

        end.accept(demo);

        await("the end of all")
                .atMost(Duration.ofSeconds(40))
                .until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }

    private ProcessHandle postgres() throws IOException {
        Path lock = folder.resolve("cloud/postgres/data/postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(lock).getFirst()))
                .orElseThrow();
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(port)) {
            start();
            assertThat(demo.awaitEnd()).isEqualTo(1);
            assertThat(demo.log().strip())
                    .isEqualTo("Port " + taken.getLocalPort()
                            + " is taken: stop what listens there, or choose another with --port.");
        }
    }

    private void start(String... options) {
        List<String> command = new ArrayList<>(RunningProgram.command(CloudProcess.JAR));
        command.addAll(List.of("demo", "--port", Integer.toString(port), "--data", folder.toString()));
        command.addAll(List.of("--edge", EdgeProcess.PROGRAM.toString()));
        command.addAll(List.of("--video", "../app-cloud/src/main/demo/walkway.avi"));
        command.addAll(List.of(options));
        demo = RunningProgram.start("demo", folder.resolve("demo.log"), command, Map.of());
    }
}
