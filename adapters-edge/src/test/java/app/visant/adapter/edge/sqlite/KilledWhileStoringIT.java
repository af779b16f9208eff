package app.visant.adapter.edge.sqlite;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.capture;
import static app.visant.domain.edge.outbox.EdgeExamples.jpeg;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.command.Acceptance;
import app.visant.domain.edge.command.RunState;
import app.visant.domain.edge.upload.Lane;
import app.visant.domain.edge.upload.Settled;
import app.visant.domain.kernel.RecordId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledWhileStoringIT {
    private static final int ROUNDS = 8;
    private static final int STEP = 100_000;

    @TempDir
    private Path folder;

    @Test
    void everyPictureThatWasSaidToBeStoredIsThereAfterKills() throws Exception {
        Path file = folder.resolve("edge.db");
        Set<Integer> said = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            said.addAll(storeUntilKilled(file, round * STEP));
        }
        assertThat(said).hasSizeGreaterThan(ROUNDS);

        try (EdgeDatabase database = EdgeDatabase.open(file)) {
            for (int number : said) {
                assertThat(database.journal().accept(capture(number), NOON))
                        .isEqualTo(new Acceptance.Known(RunState.DONE));
            }
            assertThat(database.journal().abandonStarted("interrupted", NOON)).isLessThanOrEqualTo(ROUNDS);
            Set<Integer> stored = drain(database);
            assertThat(stored).containsAll(said);
            assertThat(stored.size() - said.size()).isBetween(0, ROUNDS);
        }
    }

    private static Set<Integer> drain(EdgeDatabase database) {
        Set<Integer> stored = new HashSet<>();
        List<RecordId> next;
        do {
            next = database.sendQueue().exchange(List.of(), Lane.BACKLOG, NOON, 1);
            for (RecordId id : next) {
                int number = Integer.parseInt(id.value().substring(1));
                assertThat(database.sendQueue().read(id).orElseThrow().jpeg()).isEqualTo(jpeg(number));
                assertThat(stored.add(number)).isTrue();
                database.sendQueue().exchange(List.of(new Settled.Sent(id)), Lane.BACKLOG, NOON, 0);
            }
        } while (!next.isEmpty());
        return stored;
    }

    /** @return the numbers that the program had said before it was killed at a random one */
    private static Set<Integer> storeUntilKilled(Path file, int first) throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElse("java");
        Process program = new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PicturesUntilKilled.class.getName(),
                        file.toString(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Set<Integer> said = new HashSet<>();
        try (BufferedReader lines = program.inputReader()) {
            int killAfter = ThreadLocalRandom.current().nextInt(1, 60);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(Integer.parseInt(line));
                if (said.size() == killAfter) {
                    // By its handle, since a process that is destroyed takes its unread output along.
                    program.toHandle().destroyForcibly();
                }
            }
        } finally {
            program.destroyForcibly().waitFor();
        }
        return said;
    }
}
