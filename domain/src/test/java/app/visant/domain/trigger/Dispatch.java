package app.visant.domain.trigger;

import app.visant.domain.command.CommandLog;
import app.visant.domain.device.AssignedSettings;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.schedule.Schedules;

/** The ports around triggers and commands over one empty store: what the contracts of this package run on. */
public interface Dispatch {
    Triggers triggers();

    DeliveredTriggers deliveredTriggers();

    CommandLog commandLog();

    Schedules schedules();

    DueSchedules dueSchedules();

    AssignedSettings assignedSettings();

    /** Makes a device of an organisation, both if need be, or changes its status. */
    void device(OrganisationId organisation, DeviceId device, DeviceStatus status);
}
