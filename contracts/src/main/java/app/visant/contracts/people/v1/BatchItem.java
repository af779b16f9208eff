package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Devices that were made together.
 *
 * @param count how many there are
 * @param taken how many of them were ever activated
 */
public record BatchItem(String batchId, Instant madeAt, int count, int taken) {
    public BatchItem {
        requireNonNull(batchId, "batch_id");
        requireNonNull(madeAt, "made_at");
    }
}
