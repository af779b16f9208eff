package app.visant.domain.intake;

import app.visant.domain.capture.Capture;
import app.visant.domain.capture.CaptureClock;
import app.visant.domain.capture.EvaluationStatus;
import app.visant.domain.capture.ThumbnailState;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows of pictures. */
public final class TestCaptures {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private TestCaptures() {}

    public static Capture capture(OrganisationId organisation, String device, String id) {
        return capture(organisation, device, id, NOON, null);
    }

    public static Capture capture(
            OrganisationId organisation, String device, String id, Instant at, @Nullable TriggerId trigger) {
        return new Capture(
                new RecordId(id),
                organisation,
                new DeviceId(device),
                trigger,
                "hourly-check",
                at,
                at.plusSeconds(1),
                Sha256.of(id.getBytes(StandardCharsets.UTF_8)),
                64_000,
                768,
                576,
                ThumbnailState.PENDING,
                EvaluationStatus.PENDING,
                null,
                "{\"odd\": \"\\u0000 “x”\"}",
                new CaptureClock("boot", 5_000, at.minusSeconds(90), 90_000L, 45L));
    }

    public static Capture with(Capture capture, ThumbnailState state) {
        return new Capture(
                capture.id(),
                capture.organisation(),
                capture.device(),
                capture.trigger(),
                capture.label(),
                capture.capturedAt(),
                capture.storedAt(),
                capture.sha256(),
                capture.bytes(),
                capture.width(),
                capture.height(),
                state,
                capture.evaluation(),
                capture.judgement(),
                capture.metadataJson(),
                capture.clock());
    }
}
