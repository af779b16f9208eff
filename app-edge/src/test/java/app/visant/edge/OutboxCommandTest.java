package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.edge.sqlite.EdgeDatabase;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.edge.command.Task;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.upload.Lane;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class OutboxCommandTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void fill() {
        try (EdgeDatabase database = open()) {
            add(database, 1);
            add(database, 2);
            database.outbox().quarantine(new RecordId("r1"), "HTTP 422: too many pixels", NOON);
        }
    }

    private EdgeDatabase open() {
        return EdgeDatabase.open(folder.resolve("edge.db"));
    }

    private static void add(EdgeDatabase database, int number) {
        EdgeCommand command = new EdgeCommand(
                new CommandId("c" + number),
                number,
                new Task.Capture(new TriggerId("t" + number), "hourly", TriggerKind.SCHEDULED),
                NOON,
                null);
        byte[] jpeg = {1, 2, (byte) number};
        database.journal().accept(command, NOON);
        database.journal().start(command.key(), NOON);
        database.outbox()
                .add(
                        new CaptureRecord(
                                new RecordId("r" + number),
                                NOON.plusSeconds(number),
                                new TriggerId("t" + number),
                                "hourly",
                                TriggerKind.SCHEDULED,
                                Sha256.of(jpeg),
                                jpeg.length),
                        jpeg,
                        command.key(),
                        NOON);
    }

    private int run(String... arguments) {
        CommandLine program = Main.commandLine();
        program.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return program.execute(arguments);
    }

    private int outbox(String command, String... more) {
        String[] arguments = new String[more.length + 6];
        System.arraycopy(
                new String[] {"outbox", command, "--env-file", "/dev/null", "--data-dir", folder.toString()},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return run(arguments);
    }

    @Test
    void listsWhatWaitsAndWhatIsRefused() {
        assertThat(outbox("list")).isZero();

        assertThat(out.toString().lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("r1 +2026-03-02T12:00:01Z +3 +quarantined +0 +HTTP 422: too many pixels"),
                        line -> assertThat(line.strip()).matches("r2 +2026-03-02T12:00:02Z +3 +queued +0"));
    }

    @Test
    void listsAsJson() throws Exception {
        assertThat(outbox("list", "--json", "--quarantined")).isZero();

        JsonNode array = new ObjectMapper().readTree(out.toString());
        assertThat(array).hasSize(1);
        assertThat(array.get(0).path("record_id").textValue()).isEqualTo("r1");
        assertThat(array.get(0).path("state").textValue()).isEqualTo("quarantined");
        assertThat(array.get(0).path("trigger_id").textValue()).isEqualTo("t1");
        assertThat(array.get(0).path("reason").textValue()).contains("too many pixels");
    }

    @Test
    void hasARefusedPictureSentAgain() {
        assertThat(outbox("retry", "r1")).isZero();

        assertThat(out.toString()).contains("r1 will be sent again");
        try (EdgeDatabase database = open()) {
            assertThat(database.sendQueue().exchange(List.of(), Lane.BACKLOG, NOON, 9))
                    .contains(new RecordId("r1"));
        }
    }

    @Test
    void hasAllRefusedPicturesSentAgain() {
        assertThat(outbox("retry", "--all-quarantined")).isZero();

        assertThat(out.toString().lines()).containsExactly("r1 will be sent again");
    }

    @Test
    void dropsPicturesAndSaysWhatBecomesOfTheirTriggers() {
        assertThat(outbox("drop", "r1", "r2")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "r1 is dropped; trigger t1 stays failed: HTTP 422: too many pixels",
                        "r2 is dropped; trigger t2 becomes evicted: dropped by hand");
        try (EdgeDatabase database = open()) {
            assertThat(database.outbox().backlog().count()).isZero();
            assertThat(database.reports().unreported(9))
                    .extracting(Report::outcome)
                    .containsExactlyInAnyOrder(RunOutcome.FAILED, RunOutcome.EVICTED);
        }
    }

    @Test
    void saysSoIfThereIsNoSuchPicture() {
        assertThat(outbox("drop", "r9")).isEqualTo(1);
        assertThat(outbox("retry", "r9")).isEqualTo(1);

        assertThat(out.toString().lines()).allMatch(line -> line.startsWith("there is no picture r9"));
    }

    @Test
    void makesNoOutboxWhereThereIsNone() {
        Path empty = folder.resolve("empty");

        assertThat(run("outbox", "list", "--env-file", "/dev/null", "--data-dir", empty.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no " + empty);
        assertThat(empty).doesNotExist();
    }

    @Test
    void wantsToKnowWhichPictures() {
        assertThat(outbox("drop")).isEqualTo(2);
        assertThat(outbox("retry")).isEqualTo(2);
    }
}
