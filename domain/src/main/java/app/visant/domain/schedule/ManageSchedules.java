package app.visant.domain.schedule;

import app.visant.domain.command.CommandType;
import app.visant.domain.command.NewCommand;
import app.visant.domain.command.Wakeups;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.tenant.PlanLapsed;
import app.visant.domain.tenant.RequirePlan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What people do with the schedules of their devices. Each change is told to the device by its log. Without a plan in force
 * schedules go on, and can be changed, switched off and deleted; none is made or switched on.
 */
public final class ManageSchedules {
    public static final int MAX_PREVIEW = 100;

    private static final int ATTEMPTS = 5;

    private final RequirePlan plan;
    private final Schedules schedules;
    private final Wakeups wakeups;
    private final Ids ids;
    private final InstantSource clock;

    public ManageSchedules(RequirePlan plan, Schedules schedules, Wakeups wakeups, Ids ids, InstantSource clock) {
        this.plan = plan;
        this.schedules = schedules;
        this.wakeups = wakeups;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws NotFound if the organisation has no such schedule */
    public Schedule get(OrganisationId organisation, ScheduleId id) {
        return schedules.find(organisation, id).orElseThrow(() -> new NotFound("schedule", id.toString()));
    }

    /** By label; empty also if the organisation has no such device. */
    public List<Schedule> ofDevice(OrganisationId organisation, DeviceId device) {
        return schedules.ofDevice(organisation, device);
    }

    /**
     * @throws NotFound if the organisation has no such device
     * @throws ScheduleLabelTaken if it is labelled {@link Schedule#SCHEDULED_INTERVAL} and the device has one of those
     * @throws PlanLapsed if the organisation has no plan in force
     */
    public Schedule create(OrganisationId organisation, DeviceId device, ScheduleDraft draft) {
        plan.of(organisation);
        Instant now = clock.instant();
        Schedule made = Schedule.create(new ScheduleId(ids.newUuid()), organisation, device, draft, now);
        return settle(schedules.add(made, notice(made, now)), made);
    }

    /**
     * Makes the next version, or leaves the schedule as it is if the draft changes nothing.
     *
     * @throws NotFound if the organisation has no such schedule
     * @throws ScheduleLabelTaken as {@link #create} does
     * @throws ScheduleChangedMeanwhile if somebody else was faster
     * @throws PlanLapsed if it would be switched on and the organisation has no plan in force
     */
    public Schedule edit(OrganisationId organisation, ScheduleId id, ScheduleDraft draft) {
        Schedule before = get(organisation, id);
        Instant now = clock.instant();
        Schedule after = before.edited(draft, now);
        requirePlanToBegin(before, after);
        return replace(before, after, now);
    }

    /**
     * @throws NotFound if the organisation has no such schedule
     * @throws ScheduleChangedMeanwhile if somebody else was faster
     */
    public void delete(OrganisationId organisation, ScheduleId id) {
        Schedule schedule = get(organisation, id);
        settle(schedules.delete(schedule, notice(schedule, clock.instant())), schedule);
    }

    /**
     * The moments that a schedule of this draft would have from now on if it were enabled.
     *
     * @param count 1 to {@value #MAX_PREVIEW}
     */
    public List<Instant> preview(OrganisationId organisation, DeviceId device, ScheduleDraft draft, int count) {
        if (count < 1 || count > MAX_PREVIEW) {
            throw new InvalidInput("count", "must be from 1 to " + MAX_PREVIEW);
        }
        ScheduleDraft enabled = new ScheduleDraft(
                draft.label(), draft.recurrence(), draft.windows(), draft.misfire(), draft.expiry(), true);
        Instant now = clock.instant();
        ScheduleId nobody = new ScheduleId(ids.newUuid());
        return Planner.upcoming(Schedule.create(nobody, organisation, device, enabled, now), now, count);
    }

    /** The next moments of a schedule; none if it is disabled. */
    public List<Instant> upcoming(Schedule schedule, int count) {
        return Planner.upcoming(schedule, clock.instant(), count);
    }

    /** The device's {@code config.trigger}; empty if it has no such schedule. */
    public Optional<IntervalSetting> interval(OrganisationId organisation, DeviceId device) {
        Instant now = clock.instant();
        return labelled(organisation, device).map(schedule -> IntervalSetting.of(schedule, now));
    }

    /**
     * Writes the device's {@code config.trigger}: changes its schedule of that label, or makes it.
     *
     * @throws NotFound if the organisation has no such device
     * @throws ScheduleChangedMeanwhile if others change it again and again at the same time
     * @throws PlanLapsed if it would be made or switched on and the organisation has no plan in force
     */
    public Schedule setInterval(OrganisationId organisation, DeviceId device, IntervalSetting setting) {
        Schedule wanted = newInterval(organisation, device, setting);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Schedule> present = labelled(organisation, device);
            Instant now = clock.instant();
            Schedule after = present.map(before -> before.withInterval(setting.interval(), setting.enabled(), now))
                    .orElse(wanted);
            if (present.isPresent() && after.equals(present.get())) {
                return after;
            }
            present.ifPresentOrElse(before -> requirePlanToBegin(before, after), () -> plan.of(organisation));
            NewCommand notice = notice(after, now);
            Schedules.Change change = present.isPresent()
                    ? schedules.replace(present.get(), after, notice)
                    : schedules.add(after, notice);
            switch (change) {
                case DONE, NO_SUCH_DEVICE -> {
                    return settle(change, after);
                }
                case LABEL_TAKEN, CHANGED_MEANWHILE -> {}
            }
        }
        throw new ScheduleChangedMeanwhile(wanted.id());
    }

    private void requirePlanToBegin(Schedule before, Schedule after) {
        if (after.enabled() && !before.enabled()) {
            plan.of(after.organisation());
        }
    }

    private Schedule newInterval(OrganisationId organisation, DeviceId device, IntervalSetting setting) {
        Instant now = clock.instant();
        Recurrence recurrence = new Recurrence.Interval(setting.interval(), now);
        ScheduleDraft draft = new ScheduleDraft(
                Schedule.SCHEDULED_INTERVAL,
                recurrence,
                List.of(),
                MisfirePolicy.ONE,
                ScheduleDraft.defaultExpiry(recurrence, now),
                setting.enabled());
        return Schedule.create(new ScheduleId(ids.newUuid()), organisation, device, draft, now);
    }

    private Optional<Schedule> labelled(OrganisationId organisation, DeviceId device) {
        return schedules.ofDevice(organisation, device).stream()
                .filter(schedule -> schedule.label().equals(Schedule.SCHEDULED_INTERVAL))
                .findFirst();
    }

    private Schedule replace(Schedule before, Schedule after, Instant now) {
        return after.equals(before) ? before : settle(schedules.replace(before, after, notice(after, now)), after);
    }

    private Schedule settle(Schedules.Change change, Schedule schedule) {
        switch (change) {
            case DONE -> wakeups.wake(List.of(schedule.device()));
            case NO_SUCH_DEVICE ->
                throw new NotFound("device", schedule.device().value());
            case LABEL_TAKEN -> throw new ScheduleLabelTaken(schedule.device());
            case CHANGED_MEANWHILE -> throw new ScheduleChangedMeanwhile(schedule.id());
        }
        return schedule;
    }

    private NewCommand notice(Schedule schedule, Instant now) {
        return NewCommand.notice(CommandType.SCHEDULE_UPDATE, schedule.organisation(), schedule.device(), ids, now);
    }
}
