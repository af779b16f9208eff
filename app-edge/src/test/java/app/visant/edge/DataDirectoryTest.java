package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.visant.edge.doctor.Daemon;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void tellsWhetherItIsHeldAndMakesNothing() throws Exception {
        assertThat(DataDirectory.holder(folder)).isEqualTo(Daemon.RESTS);
        assertThat(folder).isEmptyDirectory();
        try (DataDirectory held = DataDirectory.take(folder)) {
            assertThat(DataDirectory.holder(held.path())).isEqualTo(Daemon.RUNS);
        }
        assertThat(DataDirectory.holder(folder)).isEqualTo(Daemon.RESTS);
    }

    @Test
    void doesNotTellWhatCanNotBeLookedAt() throws Exception {
        Files.createSymbolicLink(folder.resolve("edge.lock"), Path.of("edge.lock"));

        assertThat(DataDirectory.holder(folder)).isEqualTo(Daemon.UNKNOWN);
    }

    @Test
    void belongsToOneProgram() throws Exception {
        try (DataDirectory held = DataDirectory.take(folder)) {
            assertThatThrownBy(() -> DataDirectory.take(held.path()))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("--data-dir");
        }
    }

    @Test
    void isTakenThoughSomebodyLooksAtItInThatInstant() throws Exception {
        FutureTask<DataDirectory> taking = new FutureTask<>(() -> DataDirectory.take(folder));
        Thread thread;
        try (FileChannel looking =
                FileChannel.open(folder.resolve("edge.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            looking.lock();
            thread = Thread.ofPlatform().start(taking);
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(PATIENCE)
                    .until(() -> thread.getState() == Thread.State.TIMED_WAITING || taking.isDone());
        }

        try (DataDirectory taken = taking.get()) {
            assertThat(taken.path()).isEqualTo(folder);
        }
        thread.join();
    }
}
