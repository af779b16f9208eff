package app.visant.domain.trigger;

import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.NewCommand;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.schedule.Slot;
import java.time.Instant;
import java.util.Optional;

/** Port: the triggers. Safe for use by many threads; changes are durable on return. */
public interface Triggers {
    /**
     * Stores a trigger and the command that carries it out, in one step.
     *
     * @throws NotFound if the trigger's organisation has no such device
     */
    Command issue(Trigger trigger, NewCommand command);

    Optional<Trigger> find(OrganisationId organisation, TriggerId id);

    /** Newest planned first. */
    Page<Trigger> ofDevice(OrganisationId organisation, DeviceId device, TriggerFilter filter, Slice slice);

    default Page<Trigger> ofDevice(OrganisationId organisation, DeviceId device, Slice slice) {
        return ofDevice(organisation, device, TriggerFilter.ALL, slice);
    }

    /**
     * How the triggers ended that were planned from {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @param device one device; empty for all of the organisation
     */
    Accounting accounting(OrganisationId organisation, Optional<DeviceId> device, Instant from, Instant to);

    /**
     * Ends the trigger of a slot that a device fired by itself, and that it has no command for: as the device says that it failed. It
     * is made if the slot was not planned yet.
     *
     * @return the trigger, or as it is if it is executed, since its picture is here; empty if no schedule of the device has that slot,
     *     or if the trigger may not become that
     */
    Optional<Trigger> endAlone(DeviceId device, Slot slot, Acknowledgement failed, Instant at);

    /** Ends what is open of a device that will not be served any more: failed, with the reason; its commands expire. */
    int abandon(OrganisationId organisation, DeviceId device, String reason, Instant at);
}
