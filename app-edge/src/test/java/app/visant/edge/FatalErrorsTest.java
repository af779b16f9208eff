package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class FatalErrorsTest {
    private final List<Integer> ended = new ArrayList<>();
    private final FatalErrors errors = new FatalErrors(ended::add);

    @Test
    void endsTheProcessOnAnError() {
        errors.uncaughtException(Thread.currentThread(), new OutOfMemoryError("deliberate"));

        assertThat(ended).containsExactly(3);
    }

    @Test
    void aWorkerThatDiesOfAnErrorEndsItsProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingProgram.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(FatalErrors.EXIT_CODE);
        assertThat(said).contains("visant-dying", "NoClassDefFoundError");
    }

    @Test
    void letsTheProcessGoOnWhenALesserThreadFails() {
        errors.uncaughtException(Thread.currentThread(), new IllegalStateException("deliberate"));

        assertThat(ended).isEmpty();
    }
}
