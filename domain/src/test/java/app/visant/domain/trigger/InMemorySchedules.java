package app.visant.domain.trigger;

import app.visant.domain.command.NewCommand;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.schedule.Planner;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.schedule.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schedules of an {@link InMemoryDispatch}, to those who change them and to the one who plans them. */
final class InMemorySchedules implements Schedules, DueSchedules {
    private final InMemoryDispatch state;
    private final Map<ScheduleId, Schedule> newest = new HashMap<>();
    private final Map<ScheduleId, Schedule> deleted = new HashMap<>();
    private final Map<ScheduleId, Instant> due = new HashMap<>();

    InMemorySchedules(InMemoryDispatch state) {
        this.state = state;
    }

    @Override
    public Change add(Schedule schedule, NewCommand notice) {
        synchronized (state) {
            if (state.status(schedule.organisation(), schedule.device()).isEmpty()) {
                return Change.NO_SUCH_DEVICE;
            }
            return labelTaken(schedule) ? Change.LABEL_TAKEN : store(schedule, notice);
        }
    }

    @Override
    public Optional<Schedule> find(OrganisationId organisation, ScheduleId id) {
        synchronized (state) {
            return Optional.ofNullable(newest.get(id))
                    .filter(schedule -> schedule.organisation().equals(organisation));
        }
    }

    @Override
    public List<Schedule> ofDevice(OrganisationId organisation, DeviceId device) {
        synchronized (state) {
            return newest.values().stream()
                    .filter(schedule -> schedule.organisation().equals(organisation)
                            && schedule.device().equals(device))
                    .sorted(Comparator.comparing(Schedule::label)
                            .thenComparing(schedule -> schedule.id().toString()))
                    .toList();
        }
    }

    @Override
    public Change replace(Schedule before, Schedule after, NewCommand notice) {
        synchronized (state) {
            if (!isNewest(before)) {
                return Change.CHANGED_MEANWHILE;
            }
            if (labelTaken(after)) {
                return Change.LABEL_TAKEN;
            }
            planAll(before, notice.issuedAt());
            return store(after, notice);
        }
    }

    @Override
    public Change delete(Schedule schedule, NewCommand notice) {
        synchronized (state) {
            if (!isNewest(schedule)) {
                return Change.CHANGED_MEANWHILE;
            }
            end(schedule, notice.issuedAt());
            state.append(notice);
            return Change.DONE;
        }
    }

    void end(Schedule schedule, Instant now) {
        planAll(schedule, now);
        deleted.put(schedule.id(), schedule);
        newest.remove(schedule.id());
        due.remove(schedule.id());
    }

    void begin(Schedule schedule) {
        newest.put(schedule.id(), schedule);
        setDue(schedule.id(), Planner.first(schedule));
    }

    @Override
    public Planned planDue(Instant now, int max) {
        synchronized (state) {
            List<Schedule> taken = due.entrySet().stream()
                    .filter(entry -> !entry.getValue().isAfter(now))
                    .sorted(Map.Entry.comparingByValue())
                    .limit(max)
                    .flatMap(entry -> Optional.ofNullable(newest.get(entry.getKey())).stream())
                    .toList();
            List<Trigger> made = new ArrayList<>();
            taken.forEach(schedule -> made.addAll(plan(schedule, now, SlotPlanning.MAX_SLOTS)));
            return new Planned(taken.size(), made);
        }
    }

    @Override
    public Optional<Instant> nextDue() {
        synchronized (state) {
            return due.values().stream().min(Comparator.naturalOrder());
        }
    }

    /** The trigger, pending and not stored, of a slot that a device fired before it was planned. */
    Optional<Trigger> firedAlone(DeviceId device, TriggerId id, Instant at) {
        return Slot.parse(id)
                .flatMap(slot -> Optional.ofNullable(newest.getOrDefault(slot.schedule(), deleted.get(slot.schedule())))
                        .filter(schedule -> schedule.device().equals(device))
                        .filter(schedule ->
                                state.status(schedule.organisation(), device).isPresent())
                        .flatMap(schedule -> FiredAlone.trigger(schedule, slot, at)));
    }

    private void planAll(Schedule schedule, Instant now) {
        Instant from = due.get(schedule.id());
        if (from != null && !from.isAfter(now)) {
            plan(schedule, now, Integer.MAX_VALUE);
        }
    }

    private List<Trigger> plan(Schedule schedule, Instant now, int maxSlots) {
        DeviceStatus device =
                state.status(schedule.organisation(), schedule.device()).orElseThrow();
        Instant from = Optional.ofNullable(due.get(schedule.id())).orElseThrow();
        SlotPlanning.PlannedSlots planned = SlotPlanning.plan(schedule, from, device, now, maxSlots);
        List<Trigger> made = new ArrayList<>();
        planned.skip().stream().filter(state::add).forEach(made::add);
        for (SlotPlanning.Issue issue : planned.issue()) {
            if (state.add(issue.trigger())) {
                state.append(issue.command());
                made.add(issue.trigger());
            }
        }
        setDue(schedule.id(), planned.nextDue());
        return made;
    }

    private Change store(Schedule schedule, NewCommand notice) {
        begin(schedule);
        state.append(notice);
        return Change.DONE;
    }

    private void setDue(ScheduleId id, Optional<Instant> next) {
        next.ifPresentOrElse(moment -> due.put(id, moment), () -> due.remove(id));
    }

    private boolean isNewest(Schedule schedule) {
        Schedule present = newest.get(schedule.id());
        return present != null
                && present.organisation().equals(schedule.organisation())
                && present.version() == schedule.version();
    }

    private boolean labelTaken(Schedule schedule) {
        return schedule.label().equals(Schedule.SCHEDULED_INTERVAL)
                && newest.values().stream()
                        .anyMatch(present -> present.label().equals(schedule.label())
                                && present.device().equals(schedule.device())
                                && !present.id().equals(schedule.id()));
    }
}
