package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.clock.FrameClock;
import app.visant.domain.edge.clock.FrameClock.Correction;
import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.command.RunKey;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of the table of pictures. */
final class PictureRows {
    private PictureRows() {}

    static CaptureRecord capture(ResultSet row) throws SQLException {
        String trigger = row.getString("trigger_id");
        return new CaptureRecord(
                new RecordId(row.getString("record_id")),
                Instant.ofEpochMilli(row.getLong("captured_at")),
                trigger == null ? null : new TriggerId(trigger),
                row.getString("label"),
                TriggerKind.valueOf(row.getString("kind")),
                new Sha256(row.getString("sha256")),
                row.getInt("bytes"),
                clock(row));
    }

    private static @Nullable FrameClock clock(ResultSet row) throws SQLException {
        String boot = row.getString("boot_id");
        long monotonicMs = row.getLong("monotonic_ms");
        if (boot == null) {
            return null;
        }
        long offset = row.getLong("clock_offset_ms");
        long error = row.getLong("clock_error_ms");
        return new FrameClock(boot, monotonicMs, row.wasNull() ? null : new Correction(offset, error));
    }

    /** Changes what becomes of the command that a picture was taken for. */
    static void revise(Session session, RecordId picture, Ending ending, Instant at) throws SQLException {
        Optional<RunKey> run = session.first(
                "select run_key from capture where record_id = ? and run_key is not null",
                row -> new RunKey(row.getString(1)),
                picture.value());
        if (run.isPresent()) {
            SqliteCommandJournal.revise(session, run.get(), ending, at);
        }
    }
}
