package app.visant.adapter.cloud.postgres;

import app.visant.domain.capture.Capture;
import app.visant.domain.capture.CaptureClock;
import app.visant.domain.capture.EvaluationStatus;
import app.visant.domain.capture.Judgement;
import app.visant.domain.capture.ThumbnailState;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Rows of the table {@code capture}. */
final class CaptureRows {
    private CaptureRows() {}

    static <T extends SqlStatement<T>> T bind(T statement, Capture capture) {
        TriggerId trigger = capture.trigger();
        Judgement judgement = capture.judgement();
        CaptureClock clock = capture.clock();
        return statement
                .bind("org", capture.organisation().value())
                .bind("record", capture.id().value())
                .bind("device", capture.device().value())
                .bind("trigger", trigger == null ? null : trigger.value())
                .bind("label", capture.label())
                .bind("capturedAt", capture.capturedAt())
                .bind("storedAt", capture.storedAt())
                .bind("sha256", capture.sha256().hex())
                .bind("bytes", capture.bytes())
                .bind("width", capture.width())
                .bind("height", capture.height())
                .bind("thumbnail", capture.thumbnail().name())
                .bind("evaluation", capture.evaluation().name())
                .bind("judgement", judgement == null ? null : judgement.name())
                .bind("metadata", capture.metadataJson())
                .bind("boot", clock == null ? null : clock.bootId())
                .bind("monotonic", clock == null ? null : clock.monotonicMs())
                .bind("wallTime", clock == null ? null : clock.wallTime())
                .bind("clockOffset", clock == null ? null : clock.offsetMs())
                .bind("clockError", clock == null ? null : clock.errorMs());
    }

    static Capture map(ResultSet row, StatementContext context) throws SQLException {
        String trigger = row.getString("trigger_id");
        String judgement = row.getString("judgement");
        return new Capture(
                new RecordId(row.getString("record_id")),
                new OrganisationId(row.getObject("org_id", UUID.class)),
                new DeviceId(row.getString("device_id")),
                trigger == null ? null : new TriggerId(trigger),
                row.getString("label"),
                Columns.time(row, "captured_at"),
                Columns.time(row, "stored_at"),
                new Sha256(row.getString("sha256")),
                row.getLong("bytes"),
                row.getInt("width"),
                row.getInt("height"),
                ThumbnailState.valueOf(row.getString("thumbnail")),
                EvaluationStatus.valueOf(row.getString("evaluation")),
                judgement == null ? null : Judgement.valueOf(judgement),
                row.getString("metadata"),
                clock(row));
    }

    private static @Nullable CaptureClock clock(ResultSet row) throws SQLException {
        String boot = row.getString("boot_id");
        return boot == null
                ? null
                : new CaptureClock(
                        boot,
                        row.getLong("monotonic_ms"),
                        Columns.time(row, "wall_time"),
                        row.getObject("clock_offset_ms", Long.class),
                        row.getObject("clock_error_ms", Long.class));
    }
}
