package app.visant.domain.merge;

import app.visant.domain.access.Reach;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.EvaluationStatus;
import app.visant.domain.capture.ThumbnailState;
import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.intake.CaptureFilter;
import app.visant.domain.intake.InMemoryCaptures;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.schedule.ManageSchedules;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Planner;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.ScheduleDraft;
import app.visant.domain.tenant.RequirePlan;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.trigger.InMemoryDispatchFixture;
import app.visant.domain.trigger.PlanTriggers;
import app.visant.domain.trigger.TrackCommands;
import app.visant.domain.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;

/** The cloud with one device and one schedule, in memory. */
final class CloudSide {
    static final DeviceId DEVICE = new DeviceId("FLOOR1");
    private static final OrganisationId ORGANISATION = new OrganisationId(new UUID(1, 1));
    private static final int AT_ONCE = 1000;

    private final InMemoryDispatchFixture dispatch = new InMemoryDispatchFixture();
    private final InMemoryCaptures captures = new InMemoryCaptures(dispatch.state()::execute);
    private final InstantSource clock;
    private final ManageSchedules manage;
    private final PlanTriggers planning;
    private final TrackCommands tracking;
    private final List<Schedule> versions = new ArrayList<>();

    CloudSide(InstantSource clock) {
        this.clock = clock;
        RequirePlan plan = new RequirePlan(TestOrganisations.withoutEnd(ORGANISATION), clock);
        manage = new ManageSchedules(plan, dispatch.schedules(), devices -> {}, new PredictableIds(), clock);
        planning = new PlanTriggers(dispatch.dueSchedules(), devices -> {}, event -> {}, clock);
        tracking = new TrackCommands(dispatch.commandLog(), dispatch.triggers(), event -> {}, clock);
        dispatch.device(ORGANISATION, DEVICE, DeviceStatus.ACTIVE);
    }

    void schedule(Duration every, MisfirePolicy misfire, Duration expiry) {
        versions.add(manage.create(ORGANISATION, DEVICE, draft(every, misfire, expiry, true)));
    }

    void edit(Duration every, MisfirePolicy misfire, Duration expiry, boolean enabled) {
        Schedule edited = manage.edit(ORGANISATION, versions.getLast().id(), draft(every, misfire, expiry, enabled));
        if (!edited.equals(versions.getLast())) {
            versions.add(edited);
        }
    }

    private static ScheduleDraft draft(Duration every, MisfirePolicy misfire, Duration expiry, boolean enabled) {
        Recurrence recurrence = new Recurrence.Interval(every, Instant.EPOCH);
        return new ScheduleDraft("often", recurrence, List.of(), misfire, expiry, enabled);
    }

    void work() {
        planning.run();
        tracking.expire();
    }

    List<Schedule> schedules() {
        return manage.ofDevice(ORGANISATION, DEVICE);
    }

    List<Command> after(long cursor) {
        List<Command> commands = dispatch.commandLog()
                .read(Map.of(DEVICE, cursor), clock.instant(), AT_ONCE)
                .getOrDefault(DEVICE, List.of());
        tracking.sent(commands);
        return commands;
    }

    void acknowledge(Acknowledgement said) {
        tracking.acknowledge(DEVICE, List.of(said));
    }

    void upload(RecordId record, TriggerId trigger, Instant capturedAt, Sha256 hash) {
        captures.add(
                new Capture(
                        record,
                        ORGANISATION,
                        DEVICE,
                        trigger,
                        "often",
                        capturedAt,
                        clock.instant(),
                        hash,
                        1,
                        1,
                        1,
                        ThumbnailState.PENDING,
                        EvaluationStatus.PENDING,
                        null,
                        "{}",
                        null),
                () -> {});
    }

    Accounting accounting() {
        return dispatch.triggers().accounting(ORGANISATION, Optional.of(DEVICE), Instant.EPOCH, Instant.MAX);
    }

    List<Trigger> triggers() {
        return all(offset -> dispatch.triggers().ofDevice(ORGANISATION, DEVICE, new Slice(Slice.MAX_LIMIT, offset)));
    }

    List<Capture> captures() {
        return all(offset ->
                captures.list(ORGANISATION, Reach.all(), CaptureFilter.ALL, new Slice(Slice.MAX_LIMIT, offset)));
    }

    private static <T> List<T> all(IntFunction<Page<T>> pages) {
        List<T> all = new ArrayList<>();
        Page<T> page = pages.apply(0);
        while (!page.items().isEmpty()) {
            all.addAll(page.items());
            page = pages.apply(all.size());
        }
        return all;
    }

    /** Every slot that the schedule has had until now, each of the version that it belongs to. */
    Set<TriggerId> slots() {
        Set<TriggerId> slots = new HashSet<>();
        for (int i = 0; i < versions.size(); i++) {
            Schedule version = versions.get(i);
            Instant end = i + 1 < versions.size()
                    ? versions.get(i + 1).effectiveFrom().minusNanos(1)
                    : clock.instant();
            Planner.plan(version, version.effectiveFrom(), end, Integer.MAX_VALUE)
                    .fire()
                    .forEach(slot -> slots.add(slot.id()));
            Planner.plan(version, version.effectiveFrom(), end, Integer.MAX_VALUE)
                    .skip()
                    .forEach(skipped -> slots.add(skipped.slot().id()));
        }
        return slots;
    }
}
