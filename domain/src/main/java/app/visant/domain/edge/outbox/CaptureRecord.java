package app.visant.domain.edge.outbox;

import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a picture besides its bytes.
 *
 * @param capturedAt to the millisecond
 * @param bytes length of the JPEG
 */
public record CaptureRecord(
        RecordId id,
        Instant capturedAt,
        @Nullable TriggerId trigger,
        String label,
        TriggerKind kind,
        Sha256 sha256,
        int bytes) {
    public CaptureRecord {
        capturedAt = capturedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether a person waits for it. */
    public boolean isManual() {
        return kind == TriggerKind.MANUAL;
    }
}
