package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device that now belongs to the caller's organisation.
 *
 * @param token shown this once
 * @param qrCodeData an {@link app.visant.contracts.device.v1.ActivationLink}: all that the device needs to provision itself
 * @param qrSvg the same as a picture
 * @param qrPngBase64 the same as a picture
 */
public record ActivateAnswer(
        String id,
        String deviceId,
        String orgId,
        String status,
        @Nullable String friendlyName,
        Instant activatedAt,
        String token,
        String qrCodeData,
        @Nullable String qrSvg,
        @Nullable String qrPngBase64) {
    public ActivateAnswer {
        requireNonNull(id, "id");
        requireNonNull(deviceId, "device_id");
        requireNonNull(orgId, "org_id");
        requireNonNull(status, "status");
        requireNonNull(activatedAt, "activated_at");
        requireNonNull(token, "token");
        requireNonNull(qrCodeData, "qr_code_data");
    }
}
