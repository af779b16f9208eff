package app.visant.edge.chaos;

import app.visant.contracts.people.v1.ScheduleAnswer;
import app.visant.contracts.people.v1.ScheduleRequest;
import app.visant.contracts.people.v1.TriggerItem;
import app.visant.edge.e2e.Api;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The schedules of one device as somebody decides about them, and which slots follow from that. */
final class Timetable {
    private static final List<String> MISFIRES = List.of("all", "one", "skip");

    private final Api api;
    private final Api.Device device;
    private final List<Era> eras = new ArrayList<>();
    private @Nullable ScheduleAnswer present;
    private int made;

    Timetable(Api api, Api.Device device) {
        this.api = api;
        this.device = device;
    }

    /** A slot that there must be a trigger for. */
    record PlannedSlot(@Nullable String schedule, Instant at) {
        static PlannedSlot of(TriggerItem trigger) {
            return new PlannedSlot(trigger.scheduleId(), trigger.plannedAt());
        }
    }

    /**
     * A version of a schedule.
     *
     * @param until its slots before that are due
     */
    private record Era(ScheduleAnswer schedule, Instant until) {
        List<PlannedSlot> slots() {
            List<PlannedSlot> slots = new ArrayList<>();
            if (!schedule.enabled()) {
                return slots;
            }
            long every = Objects.requireNonNull(schedule.intervalSeconds());
            long anchor = Objects.requireNonNull(schedule.anchor()).getEpochSecond();
            Instant from = schedule.effectiveFrom();
            long first = from.getEpochSecond() + (from.getNano() > 0 ? 1 : 0);
            long slot = first + Math.floorMod(anchor - first, every);
            for (; Instant.ofEpochSecond(slot).isBefore(until); slot += every) {
                slots.add(new PlannedSlot(schedule.id(), Instant.ofEpochSecond(slot)));
            }
            return slots;
        }
    }

    /** Begins with a picture each second. */
    void begin() {
        present = api.newSchedule(request("all", 1L, 60L, true));
    }

    private ScheduleRequest request(String misfire, Long every, Long expires, boolean enabled) {
        String label = "schedule-" + ++made;
        return new ScheduleRequest(device.id(), label, null, every, null, "UTC", List.of(), misfire, expires, enabled);
    }

    /** Changes the schedule, or puts another in its place. @return what was done */
    String edit(Random random) {
        return edit(random, random.nextInt(8) > 0);
    }

    /** @param goesOn whether there are slots afterwards */
    String edit(Random random, boolean goesOn) {
        ScheduleRequest request = request(
                MISFIRES.get(random.nextInt(MISFIRES.size())), 1L + random.nextInt(3), 5L + random.nextInt(90), goesOn);
        ScheduleAnswer before = Objects.requireNonNull(present);
        if (random.nextInt(4) == 0) {
            /* What is due in the moment of the deletion may belong to it or not. */
            eras.add(new Era(before, Instant.now()));
            api.delete(before);
            present = api.newSchedule(request);
            return "schedule deleted, a new one each " + request.intervalSeconds() + " s";
        }
        change(before, request);
        return "schedule edited: each " + request.intervalSeconds() + " s, misfire " + request.misfire()
                + (Boolean.TRUE.equals(request.enabled()) ? "" : ", off");
    }

    private void change(ScheduleAnswer before, ScheduleRequest request) {
        ScheduleRequest change = new ScheduleRequest(
                null,
                request.triggerLabel(),
                null,
                request.intervalSeconds(),
                null,
                null,
                null,
                request.misfire(),
                request.expiresAfterSeconds(),
                request.enabled());
        ScheduleAnswer after = api.edit(before, change);
        eras.add(new Era(before, after.effectiveFrom()));
        present = after;
    }

    /** No slot from now on. */
    void end() {
        change(
                Objects.requireNonNull(present),
                new ScheduleRequest(null, null, null, null, null, null, null, null, null, false));
    }

    /** All that have been due. */
    List<PlannedSlot> slots() {
        return eras.stream().flatMap(era -> era.slots().stream()).toList();
    }
}
