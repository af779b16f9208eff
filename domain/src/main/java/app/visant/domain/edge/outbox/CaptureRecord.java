package app.visant.domain.edge.outbox;

import app.visant.domain.edge.clock.FrameClock;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a picture besides its bytes.
 *
 * @param capturedAt the best time known, to the millisecond
 * @param bytes length of the JPEG
 * @param clock by which it is dated; null for pictures of a program that did not keep that
 */
public record CaptureRecord(
        RecordId id,
        Instant capturedAt,
        @Nullable TriggerId trigger,
        String label,
        TriggerKind kind,
        Sha256 sha256,
        int bytes,
        @Nullable FrameClock clock) {
    public CaptureRecord {
        capturedAt = capturedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** One of which nobody knows by what clock it is dated. */
    public CaptureRecord(
            RecordId id,
            Instant capturedAt,
            @Nullable TriggerId trigger,
            String label,
            TriggerKind kind,
            Sha256 sha256,
            int bytes) {
        this(id, capturedAt, trigger, label, kind, sha256, bytes, null);
    }

    /**
     * The same with a corrected time.
     *
     * @throws NullPointerException if nobody knows by what clock it is dated
     */
    public CaptureRecord dated(FrameClock.Correction correction) {
        FrameClock by = Objects.requireNonNull(clock);
        return new CaptureRecord(
                id,
                capturedAt.plusMillis(correction.offsetMs()),
                trigger,
                label,
                kind,
                sha256,
                bytes,
                new FrameClock(by.bootId(), by.monotonicMs(), correction));
    }

    /** Whether its time is the cloud's, off by no more than is known. */
    public boolean isDated() {
        return clock != null && clock.correction() != null;
    }
}
