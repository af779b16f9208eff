package app.visant.domain.schedule;

import app.visant.domain.command.NewCommand;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import java.util.List;
import java.util.Optional;

/**
 * Port: the newest version of each schedule. Every change writes a notice into the device's log in the same step, and a
 * change is made at the moment at which its notice is issued. Safe for use by many threads; changes are durable on return.
 */
public interface Schedules {
    /** Stores a first version. Of a device there is at most one labelled {@link Schedule#SCHEDULED_INTERVAL}. */
    Change add(Schedule schedule, NewCommand notice);

    Optional<Schedule> find(OrganisationId organisation, ScheduleId id);

    /** By label, then by id. */
    List<Schedule> ofDevice(OrganisationId organisation, DeviceId device);

    /**
     * Replaces {@code before} by its next version if {@code before} is still the newest. In the same step the slots of
     * {@code before} that are due are made triggers; later ones are forgotten.
     */
    Change replace(Schedule before, Schedule after, NewCommand notice);

    /** Removes the schedule if this is still its newest version, with its due slots dealt with as in a replacement. */
    Change delete(Schedule schedule, NewCommand notice);

    /** How a change went; unless it is done, nothing was changed. */
    enum Change {
        DONE,
        /** The organisation has no such device. */
        NO_SUCH_DEVICE,
        /** The device has another schedule labelled {@link Schedule#SCHEDULED_INTERVAL}. */
        LABEL_TAKEN,
        /** There is a newer version, or the schedule is gone. */
        CHANGED_MEANWHILE
    }
}
