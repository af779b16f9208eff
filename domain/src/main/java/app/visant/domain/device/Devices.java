package app.visant.domain.device;

import app.visant.domain.access.Reach;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import java.util.List;
import java.util.Optional;

/** Port: the devices. Safe for use by many threads; changes are durable on return. */
public interface Devices {
    /** Adds those whose ids are free, and returns them. */
    List<Device> add(List<Device> devices);

    /** For the device itself, whoever owns it. People's requests use {@link #find(OrganisationId, DeviceId)}. */
    Optional<Device> find(DeviceId id);

    /** Also one that the organisation has given up: deactivated, as it was then. */
    Optional<Device> find(OrganisationId organisation, DeviceId id);

    /** Those within reach, also ones that were given up, by id, ascending. */
    Page<Device> list(OrganisationId organisation, Reach reach, Slice slice);

    /**
     * Replaces {@code before} by {@code after} if it still is as it was.
     *
     * @return whether it was; false also means that somebody else was faster
     */
    boolean replace(Device before, Device after);

    /**
     * Replaces {@code before} by the active {@code after} unless the organisation would then have more active or
     * suspended devices than slots; the count and the change are one step.
     *
     * @throws DevicesBusy if the organisation's devices are being changed by others for too long
     */
    Activation activate(Device before, Device after, int slots);

    /** How an activation went. */
    enum Activation {
        DONE,
        NO_SLOT_LEFT,
        CHANGED_MEANWHILE
    }
}
