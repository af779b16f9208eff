package app.visant.domain.trigger;

import app.visant.domain.command.NewCommand;
import app.visant.domain.device.Device;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.settings.DeviceSettings;
import java.time.Instant;
import java.util.List;

/**
 * A device that comes into the place of another of the same organisation, as it is to be carried out.
 *
 * @param outgoing in service before, deactivated after
 * @param incoming active after
 * @param begun the schedules of the incoming device, in the place of all that either of them had
 * @param settings the wishes of the incoming device; those that it had if they are the same
 * @param notices to the incoming device
 * @param reason why what is open of the outgoing device fails
 * @param at when the schedules that end do so, with their slots that are due dealt with as in a deletion
 */
public record Replacement(
        Part outgoing,
        Part incoming,
        List<Schedule> begun,
        DeviceSettings settings,
        List<NewCommand> notices,
        String reason,
        Instant at) {
    public Replacement {
        begun = List.copyOf(begun);
        notices = List.copyOf(notices);
    }

    public OrganisationId organisation() {
        return outgoing.after().owner().orElseThrow();
    }

    /**
     * One of the two.
     *
     * @param before as it is now
     * @param schedules all that it has now
     * @param settings that are wished of it now
     */
    public record Part(Device before, Device after, List<Schedule> schedules, DeviceSettings settings) {
        public Part {
            schedules = List.copyOf(schedules);
        }
    }
}
