package app.visant.adapter.edge.sqlite;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.capture;
import static app.visant.domain.edge.outbox.EdgeExamples.jpeg;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.edge.command.RunState;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.Backlog;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.OutboxItem;
import app.visant.domain.edge.upload.Lane;
import app.visant.domain.edge.upload.SendQueue;
import app.visant.domain.edge.upload.Settled;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.RecordId;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MigrationsTest {
    private static final long MS = NOON.toEpochMilli();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void makeAFileOfTheFirstLayout() throws Exception {
        file = folder.resolve("edge.db");
        try (Connection connection = Sqlite.connect(file);
                Statement statement = connection.createStatement();
                InputStream sql = MigrationsTest.class.getResourceAsStream("layout-1.sql")) {
            for (String part : new String(sql.readAllBytes(), StandardCharsets.UTF_8).split(";")) {
                if (!part.isBlank()) {
                    statement.execute(part);
                }
            }
            Session session = new Session(connection);
            command(session, 1, "DONE", null, "DONE");
            command(session, 2, "DONE", null, "DONE");
            command(session, 3, "RECEIVED", null, null);
            command(session, 4, "FAILED", "expired before it could be run", null);
            command(session, 5, "FAILED", "camera_timeout: no picture", null);
            waiting(session, picture(1), 3, null);
            waiting(session, picture(2), 1, "HTTP 409");
            waiting(session, picture(6, TriggerKind.MANUAL), 0, null);
        }
    }

    private static void command(
            Session session, int number, String state, @Nullable String error, @Nullable String reported)
            throws SQLException {
        session.update(
                """
                insert into command (run_key, command_id, seq, type, trigger_id, label, kind, issued_at, expires_at, state, error, changed_at, reported)
                values (?, ?, ?, 'capture', ?, 'hourly-check', 'SCHEDULED', ?, ?, ?, ?, ?, ?)""",
                "trigger/t" + number,
                "c" + number,
                number,
                "t" + number,
                MS,
                MS + 60_000,
                state,
                error,
                MS,
                reported);
        session.update("update cursor set seq = ?", number);
    }

    private static void waiting(Session session, CaptureRecord capture, int attempts, @Nullable String refused)
            throws SQLException {
        int number = Integer.parseInt(capture.id().value().substring(1));
        session.update(
                """
                insert into outbox (record_id, captured_at, trigger_id, label, kind, sha256, bytes, added_at, attempts, refused, jpeg)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                capture.id().value(),
                capture.capturedAt().toEpochMilli(),
                "t" + number,
                capture.label(),
                capture.kind().name(),
                capture.sha256().hex(),
                capture.bytes(),
                MS,
                attempts,
                refused,
                jpeg(number));
    }

    @Test
    void keepsEveryPictureOfTheFirstLayout() {
        try (EdgeDatabase database = EdgeDatabase.open(file)) {
            assertThat(database.outbox().backlog())
                    .isEqualTo(new Backlog(2, jpeg(1).length + jpeg(6).length, NOON.plusSeconds(1), 1));
            OutboxItem manual = sendNext(database, Lane.LIVE);
            assertThat(manual.capture()).isEqualTo(picture(6, TriggerKind.MANUAL));
            assertThat(manual.jpeg()).isEqualTo(jpeg(6));
            OutboxItem scheduled = sendNext(database, Lane.BACKLOG);
            assertThat(scheduled.capture()).isEqualTo(picture(1));
            assertThat(scheduled.jpeg()).isEqualTo(jpeg(1));
            assertThat(scheduled.attempts()).isEqualTo(3);
            assertThat(database.outbox().backlog().count()).isZero();
        }
    }

    private static OutboxItem sendNext(EdgeDatabase database, Lane lane) {
        SendQueue queue = database.sendQueue();
        RecordId next = queue.exchange(List.of(), lane, NOON, 1).getFirst();
        OutboxItem item = queue.read(next).orElseThrow();
        queue.exchange(List.of(new Settled.Sent(next)), lane, NOON, 0);
        return item;
    }

    @Test
    void keepsEveryCommandOfTheFirstLayoutAndFailsThoseWhosePictureWasRefused() {
        try (EdgeDatabase database = EdgeDatabase.open(file)) {
            assertThat(database.journal().cursor()).isEqualTo(5);
            assertThat(database.journal().waiting(9)).containsExactly(capture(3));
            List<Report> reports = database.reports().unreported(9);
            assertThat(reports)
                    .extracting(Report::command, Report::state, Report::outcome, Report::error)
                    .containsExactly(
                            row(2, RunState.FAILED, RunOutcome.FAILED, "HTTP 409"),
                            row(3, RunState.RECEIVED, null, null),
                            row(4, RunState.FAILED, RunOutcome.EXPIRED, "expired before it could be run"),
                            row(5, RunState.FAILED, RunOutcome.FAILED, "camera_timeout: no picture"));
            assertThat(reports.getFirst().sha256()).isEqualTo(picture(2).sha256());
        }
    }

    private static Tuple row(int number, RunState state, @Nullable RunOutcome outcome, @Nullable String error) {
        return Tuple.tuple(new CommandId("c" + number), state, outcome, error);
    }
}
