package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * Devices that were made together, with what is printed on each.
 *
 * @param count how many there are
 * @param taken how many of them were ever activated
 */
public record BatchDetail(String batchId, Instant madeAt, int count, int taken, List<BatchDevice> devices) {
    public BatchDetail {
        requireNonNull(batchId, "batch_id");
        requireNonNull(madeAt, "made_at");
        devices = List.copyOf(devices);
    }
}
