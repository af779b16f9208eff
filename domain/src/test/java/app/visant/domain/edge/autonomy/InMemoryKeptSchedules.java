package app.visant.domain.edge.autonomy;

import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.schedule.Schedule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** With the same rules as on disk. Safe for threads. */
public final class InMemoryKeptSchedules implements KeptSchedules {
    private final Map<ScheduleId, Instant> fired = new HashMap<>();
    private List<Schedule> schedules = List.of();
    private @Nullable Instant heardAt;

    @Override
    public synchronized void replace(List<Schedule> told) {
        schedules = told.stream()
                .sorted(Comparator.comparing(schedule -> schedule.id().toString()))
                .toList();
        fired.keySet().retainAll(schedules.stream().map(Schedule::id).toList());
    }

    @Override
    public synchronized List<Kept> all() {
        return schedules.stream()
                .map(schedule -> new Kept(schedule, fired.get(schedule.id())))
                .toList();
    }

    @Override
    public synchronized void firedBefore(ScheduleId schedule, Instant moment) {
        if (schedules.stream().anyMatch(each -> each.id().equals(schedule))) {
            fired.put(schedule, moment.truncatedTo(ChronoUnit.MILLIS));
        }
    }

    @Override
    public synchronized Optional<Instant> heardAt() {
        return Optional.ofNullable(heardAt);
    }

    @Override
    public synchronized void heard(Instant at) {
        heardAt = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
