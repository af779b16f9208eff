package app.visant.domain.schedule;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.VisantException;

/** A device can have only one schedule of the label that its configuration is a view of. */
public final class ScheduleLabelTaken extends VisantException {
    public ScheduleLabelTaken(DeviceId device) {
        super(
                Kind.CONFLICT,
                "schedule_label_taken",
                "Device " + device + " has a schedule labelled " + Schedule.SCHEDULED_INTERVAL + " already.");
    }
}
