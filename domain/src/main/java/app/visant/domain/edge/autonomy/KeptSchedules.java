package app.visant.domain.edge.autonomy;

import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.schedule.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: the schedules as the cloud told them last, how far each was fired here, and when the cloud was heard. Times are kept to the
 * millisecond. Each change is on disk when its method returns. Safe for use by many threads.
 */
public interface KeptSchedules {
    /** Keeps these instead of all earlier ones. How far one was fired stays known, whatever its version. */
    void replace(List<Schedule> schedules);

    /** In the order of their ids. */
    List<Kept> all();

    /** Notes that every slot before a moment was attended to; nothing if there is no such schedule. */
    void firedBefore(ScheduleId schedule, Instant moment);

    /** When the cloud was heard, by its own clock; empty if it never was. */
    Optional<Instant> heardAt();

    void heard(Instant at);

    /** @param firedBefore every earlier slot was attended to by this device alone; null if it never fired one */
    record Kept(Schedule schedule, @Nullable Instant firedBefore) {}
}
