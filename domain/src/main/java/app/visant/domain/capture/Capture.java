package app.visant.domain.capture;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A picture that is stored.
 *
 * @param label what the device or its trigger calls it
 * @param capturedAt when it was taken, as well as is known
 * @param storedAt when its bytes and its row were durable here
 * @param bytes the size of its JPEG
 * @param metadataJson what the device sent along, a JSON object
 * @param clock by what clock it is dated; null if the device did not say
 */
public record Capture(
        RecordId id,
        OrganisationId organisation,
        DeviceId device,
        @Nullable TriggerId trigger,
        String label,
        Instant capturedAt,
        Instant storedAt,
        Sha256 sha256,
        long bytes,
        int width,
        int height,
        ThumbnailState thumbnail,
        EvaluationStatus evaluation,
        @Nullable Judgement judgement,
        String metadataJson,
        @Nullable CaptureClock clock) {}
