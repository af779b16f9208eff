package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        EndedProcess ended = EndedProcess.of(new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                DyingProgram.class.getName()));

        assertThat(ended.exitCode()).isEqualTo(FatalErrors.EXIT_CODE);
        assertThat(ended.said()).contains("visant-dying", "NoClassDefFoundError");
    }

    @Test
    void letsTheProcessGoOnWhenALesserThreadFails() {
        errors.uncaughtException(Thread.currentThread(), new IllegalStateException("deliberate"));

        assertThat(ended).isEmpty();
    }
}
