package app.visant.edge.bench;

import app.visant.adapter.edge.sqlite.EdgeDatabase;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Task;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * {@code ./visant bench outbox [FRAMES] [ROUNDS]}: how fast a frame of 64 KB is durable in the edge's outbox, beside bare SQLite
 * that inserts the same bytes with the same fsync. The two take turns, round by round, each in a file of its own on the same
 * disk; a third file shows a frame that also completes a command. Their hashes are reckoned before.
 */
public final class OutboxBench {
    private static final Path FOLDER = Path.of("app-edge/target/bench");
    private static final int FRAME_BYTES = 64 * 1024;
    private static final double MUST = 0.7;
    private static final PrintStream OUT = System.out;

    private final int frames;
    private final byte[] jpeg = new byte[FRAME_BYTES];
    private final Sha256 sha256;
    private int number;

    private OutboxBench(int frames) {
        this.frames = frames;
        new Random(1).nextBytes(jpeg);
        this.sha256 = Sha256.of(jpeg);
    }

    public static void main(String[] args) throws IOException, SQLException {
        int frames = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        Files.createDirectories(FOLDER);
        Path folder = Files.createTempDirectory(FOLDER, "outbox-");
        boolean met = new OutboxBench(frames).compare(folder, rounds);
        Folders.delete(folder);
        System.exit(met ? 0 : 1);
    }

    /** @return whether the bound is met */
    private boolean compare(Path folder, int rounds) throws SQLException {
        List<Long> bare = new ArrayList<>();
        List<Long> outbox = new ArrayList<>();
        List<Long> command = new ArrayList<>();
        try (BareSqlite sqlite = new BareSqlite(folder.resolve("bare.db"));
                EdgeDatabase alone = EdgeDatabase.open(folder.resolve("alone.db"));
                EdgeDatabase commands = EdgeDatabase.open(folder.resolve("commands.db"))) {
            OUT.printf("%d rounds of %d frames of %d KB, and one to warm up%n", rounds, frames, FRAME_BYTES / 1024);
            for (int round = 0; round <= rounds; round++) {
                long bareNanos = timed(() -> sqlite.insert(jpeg));
                long outboxNanos = timed(() -> alone.outbox().add(next(), jpeg, null, Instant.EPOCH));
                long commandNanos = ofCommands(commands);
                if (round > 0) {
                    bare.add(bareNanos);
                    outbox.add(outboxNanos);
                    command.add(commandNanos);
                }
            }
        }
        double ratio = total(bare) / total(outbox);
        double commandRatio = total(bare) / total(command);
        OUT.printf("bare SQLite        %s%n", shown(bare));
        OUT.printf("outbox             %s%n", shown(outbox));
        OUT.printf("outbox + command   %s%n", shown(command));
        OUT.printf("outbox / bare SQLite            %.2f   (must: %.1f)  %s%n", ratio, MUST, word(ratio));
        OUT.printf("outbox + command / bare SQLite  %.2f   (must: %.1f)  %s%n", commandRatio, MUST, word(commandRatio));
        return ratio >= MUST && commandRatio >= MUST;
    }

    /** The commands are begun before the clock runs: what is timed is the step that stores the picture and ends the command. */
    private long ofCommands(EdgeDatabase database) throws SQLException {
        List<EdgeCommand> begun = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            EdgeCommand command = command(number + i + 1);
            database.journal().accept(command, Instant.EPOCH);
            database.journal().start(command.key(), Instant.EPOCH);
            begun.add(command);
        }
        var each = begun.iterator();
        return timed(() -> database.outbox().add(next(), jpeg, each.next().key(), Instant.EPOCH));
    }

    private static EdgeCommand command(int number) {
        Task task = new Task.Capture(new TriggerId("t" + number), "hourly-check", TriggerKind.SCHEDULED);
        return new EdgeCommand(new CommandId("c" + number), number, task, Instant.EPOCH, null);
    }

    private CaptureRecord next() {
        number++;
        return new CaptureRecord(
                new RecordId("r" + number),
                Instant.EPOCH.plusSeconds(number),
                new TriggerId("t" + number),
                "hourly-check",
                TriggerKind.SCHEDULED,
                sha256,
                FRAME_BYTES);
    }

    @FunctionalInterface
    private interface Insert {
        void one() throws SQLException;
    }

    /** @return nanoseconds for all frames of a round */
    private long timed(Insert insert) throws SQLException {
        long begun = System.nanoTime();
        for (int i = 0; i < frames; i++) {
            insert.one();
        }
        return System.nanoTime() - begun;
    }

    private static double total(List<Long> nanos) {
        return nanos.stream().mapToLong(Long::longValue).sum();
    }

    private String shown(List<Long> nanos) {
        double milliseconds = total(nanos) / 1e6 / nanos.size() / frames;
        return "%6.0f frames/s, %.2f ms each".formatted(1000 / milliseconds, milliseconds);
    }

    private static String word(double ratio) {
        return ratio >= MUST ? "[OK]" : "[FAIL]";
    }
}
