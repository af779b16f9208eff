package app.visant.domain.intake;

import app.visant.domain.access.Reach;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.TriggerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: small versions of pictures that are not here. There is none of a picture that is in {@link Captures}: it goes in the step
 * that adds the picture. Safe for use by many threads and instances; changes are durable on return.
 */
public interface Previews {
    /** So many of a device are kept: those that were taken last. */
    int KEPT = 5_000;

    /**
     * Adds all of them that are new, or none if one contradicts what is there.
     *
     * @param sent of one device, each of another record id
     */
    Addition add(OrganisationId organisation, DeviceId device, List<Sent> sent);

    Optional<Preview> find(OrganisationId organisation, RecordId id);

    Optional<byte[]> jpeg(OrganisationId organisation, RecordId id);

    /** Those of devices within reach, newest taken first. */
    Page<Preview> list(OrganisationId organisation, Reach reach, Wanted wanted, Slice slice);

    /** The newest taken for each of the device's triggers that has one. */
    Map<TriggerId, Preview> ofTriggers(OrganisationId organisation, DeviceId device, Collection<TriggerId> triggers);

    /** @param jpeg handed on and never compared; equality of records of this type means nothing */
    @SuppressWarnings("ArrayRecordComponent")
    record Sent(Preview preview, byte[] jpeg) {}

    /**
     * What is absent does not restrict.
     *
     * @param from taken at this instant or later
     * @param to taken before this instant
     * @param awaited only those whose picture is still expected
     */
    record Wanted(
            @Nullable DeviceId device,
            @Nullable Instant from,
            @Nullable Instant to,
            boolean awaited) {
        public static final Wanted ALL = new Wanted(null, null, null, false);
    }

    /** How an addition went. */
    sealed interface Addition {
        /**
         * @param stored those that are new; the others, or their pictures, were there
         */
        record Added(List<RecordId> stored) implements Addition {}

        /** There is another picture, or the preview of one, under this record id; nothing was added. */
        record Contradicted(RecordId id) implements Addition {}
    }
}
