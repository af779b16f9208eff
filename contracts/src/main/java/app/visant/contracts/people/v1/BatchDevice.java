package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

/**
 * A device of a batch.
 *
 * @param taken whether it was ever activated, by whomever
 * @param claimUrl what the QR code printed on it says: where a phone activates it
 */
public record BatchDevice(String deviceId, boolean taken, String claimUrl) {
    public BatchDevice {
        requireNonNull(deviceId, "device_id");
        requireNonNull(claimUrl, "claim_url");
    }
}
