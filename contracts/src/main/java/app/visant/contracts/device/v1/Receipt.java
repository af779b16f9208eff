package app.visant.contracts.device.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The cloud's word that it has the bytes.
 *
 * @param sha256 of the stored JPEG, in hex
 */
public record Receipt(String sha256, Instant storedAt) {
    public Receipt {
        requireNonNull(sha256, "sha256");
        requireNonNull(storedAt, "stored_at");
    }
}
