package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: which devices were made together, and by whom. Safe for use by many threads; changes are durable on return. */
public interface DeviceBatches {
    /**
     * Adds devices, which must exist, to the maker's batch; it is made if there is none.
     *
     * @param at when; of a batch that exists already its own time stays
     */
    void add(OrganisationId maker, String batch, Instant at, List<DeviceId> devices);

    Optional<DeviceBatch> find(OrganisationId maker, String batch);

    /** The newest first. */
    Page<DeviceBatch> list(OrganisationId maker, Slice slice);

    /** By id, ascending; they may belong to other organisations by now. Empty if the maker has no such batch. */
    List<Device> devices(OrganisationId maker, String batch);
}
