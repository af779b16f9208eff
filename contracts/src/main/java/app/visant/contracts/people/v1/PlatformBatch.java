package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Devices that were made together, for administrators of the platform.
 *
 * @param orgId of the organisation that had them made
 * @param organisation what it is called
 * @param count how many there are
 * @param taken how many of them were ever activated
 */
public record PlatformBatch(String orgId, String organisation, String batchId, Instant madeAt, int count, int taken) {
    public PlatformBatch {
        requireNonNull(orgId, "org_id");
        requireNonNull(organisation, "organisation");
        requireNonNull(batchId, "batch_id");
        requireNonNull(madeAt, "made_at");
    }
}
