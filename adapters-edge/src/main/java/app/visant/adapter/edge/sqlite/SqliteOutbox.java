package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.clock.FrameClock;
import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.command.RunKey;
import app.visant.domain.edge.outbox.Backlog;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.Outbox;
import app.visant.domain.kernel.RecordId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class SqliteOutbox implements Outbox {
    private final Sqlite sqlite;

    SqliteOutbox(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    @Override
    public void add(CaptureRecord capture, byte[] jpeg, @Nullable RunKey completes, Instant at) {
        boolean added = sqlite.inTransaction("store a picture", session -> {
            if (!insert(session, capture, completes, at)) {
                return false;
            }
            session.update("insert into frame (number, jpeg) values (last_insert_rowid(), ?)", jpeg);
            if (completes != null) {
                SqliteCommandJournal.done(session, completes, capture.sha256(), at);
            }
            return true;
        });
        if (!added) {
            throw new IllegalArgumentException("there is a picture " + capture.id());
        }
    }

    private static boolean insert(Session session, CaptureRecord capture, @Nullable RunKey completes, Instant at)
            throws SQLException {
        FrameClock clock = capture.clock();
        FrameClock.Correction correction = clock == null ? null : clock.correction();
        return 1
                == session.update(
                        """
                        insert into capture (record_id, run_key, captured_at, trigger_id, label, kind, sha256, bytes, added_at, priority,
                                             boot_id, monotonic_ms, clock_offset_ms, clock_error_ms)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (record_id) do nothing""",
                        capture.id().value(),
                        completes == null ? null : completes.value(),
                        capture.capturedAt().toEpochMilli(),
                        capture.trigger() == null ? null : capture.trigger().value(),
                        capture.label(),
                        capture.kind().name(),
                        capture.sha256().hex(),
                        capture.bytes(),
                        at.toEpochMilli(),
                        capture.kind().rank(),
                        clock == null ? null : clock.bootId(),
                        clock == null ? null : clock.monotonicMs(),
                        correction == null ? null : correction.offsetMs(),
                        correction == null ? null : correction.errorMs());
    }

    @Override
    public void quarantine(RecordId id, String reason, Instant at) {
        sqlite.inTransaction("put a picture apart", session -> {
            int found = session.update(
                    "update capture set state = 'QUARANTINED', reason = ? where record_id = ?", reason, id.value());
            PictureRows.revise(session, id, Ending.failed(reason), at);
            return found;
        });
    }

    @Override
    public Backlog backlog() {
        return sqlite.first("count the outbox", """
                        select count(*) filter (where state <> 'QUARANTINED') as waiting,
                               coalesce(sum(bytes) filter (where state <> 'QUARANTINED'), 0) as bytes,
                               min(captured_at) filter (where state <> 'QUARANTINED') as oldest,
                               count(*) filter (where state = 'QUARANTINED') as refused
                          from capture""", SqliteOutbox::backlog).orElseThrow();
    }

    private static Backlog backlog(ResultSet row) throws SQLException {
        long oldest = row.getLong("oldest");
        Instant oldestAt = row.wasNull() ? null : Instant.ofEpochMilli(oldest);
        return new Backlog(row.getLong("waiting"), row.getLong("bytes"), oldestAt, row.getLong("refused"));
    }
}
