package app.visant.domain.schedule;

import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.kernel.VisantException;

/** Two changes of one schedule met, and the other one was first. */
public final class ScheduleChangedMeanwhile extends VisantException {
    public ScheduleChangedMeanwhile(ScheduleId schedule) {
        super(
                Kind.CONFLICT,
                "schedule_changed_meanwhile",
                "Schedule " + schedule + " was changed by somebody else at the same time: load it again.");
    }
}
