package app.visant.domain.intake;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows of previews, of the pictures that {@link TestCaptures} makes. */
public final class TestPreviews {
    private TestPreviews() {}

    public static Preview preview(OrganisationId organisation, String device, String id) {
        return preview(organisation, device, id, TestCaptures.NOON, null);
    }

    public static Preview preview(
            OrganisationId organisation, String device, String id, Instant at, @Nullable TriggerId trigger) {
        return new Preview(
                new RecordId(id),
                organisation,
                new DeviceId(device),
                trigger,
                "hourly-check",
                at,
                at.plusSeconds(1),
                Sha256.of(id.getBytes(StandardCharsets.UTF_8)),
                64_000,
                320,
                240,
                true);
    }

    public static Preview with(Preview preview, boolean awaited) {
        return new Preview(
                preview.id(),
                preview.organisation(),
                preview.device(),
                preview.trigger(),
                preview.label(),
                preview.capturedAt(),
                preview.storedAt(),
                preview.sha256(),
                preview.bytes(),
                preview.width(),
                preview.height(),
                awaited);
    }
}
