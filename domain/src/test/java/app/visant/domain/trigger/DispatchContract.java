package app.visant.domain.trigger;

import app.visant.domain.command.Command;
import app.visant.domain.command.CommandType;
import app.visant.domain.command.NewCommand;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.ScheduleDraft;
import app.visant.domain.schedule.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts on a {@link Dispatch} have in common: two organisations, a device each, and short ways to make things. */
public abstract class DispatchContract {
    protected static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    protected static final OrganisationId OURS = new OrganisationId(new UUID(1, 1));
    protected static final OrganisationId THEIRS = new OrganisationId(new UUID(2, 2));
    protected static final DeviceId DEVICE = new DeviceId("FLOOR1");
    protected static final DeviceId FOREIGN = new DeviceId("OTHER1");
    private static final Duration EXPIRY = Duration.ofMinutes(5);
    private static final int THREADS = 4;

    protected Dispatch on = new InMemoryDispatchFixture();

    /** A new or emptied one. */
    protected abstract Dispatch dispatch();

    @BeforeEach
    void makeDevices() {
        on = dispatch();
        on.device(OURS, DEVICE, DeviceStatus.ACTIVE);
        on.device(THEIRS, FOREIGN, DeviceStatus.ACTIVE);
    }

    protected static Trigger trigger(OrganisationId organisation, DeviceId device, String id, Instant plannedAt) {
        return Trigger.pending(
                new TriggerId(id), organisation, device, TriggerType.MANUAL, "manual", null, plannedAt, plannedAt);
    }

    protected Command issue(DeviceId device, String id, Instant at) {
        Trigger trigger = trigger(device.equals(FOREIGN) ? THEIRS : OURS, device, id, at);
        return on.triggers().issue(trigger, TriggerNow.captureCommand(trigger, at.plus(EXPIRY), true));
    }

    protected Command issue(String id) {
        return issue(DEVICE, id, NOW);
    }

    protected static NewCommand notice(OrganisationId organisation, DeviceId device, String id, Instant at) {
        return new NewCommand(
                new CommandId(id),
                organisation,
                device,
                CommandType.SCHEDULE_UPDATE,
                null,
                "schedule_update",
                false,
                at,
                at.plus(EXPIRY));
    }

    protected static NewCommand notice(String id, Instant at) {
        return notice(OURS, DEVICE, id, at);
    }

    protected static ScheduleDraft draft(
            String label, Duration every, MisfirePolicy misfire, Duration expiry, Window... windows) {
        Recurrence recurrence = new Recurrence.Interval(every, NOW);
        return new ScheduleDraft(label, recurrence, List.of(windows), misfire, expiry, true);
    }

    /** Every so often from the second after {@link #NOW} on. */
    protected static Schedule schedule(int number, DeviceId device, ScheduleDraft draft) {
        return Schedule.create(
                new ScheduleId(new UUID(7, number)), device.equals(FOREIGN) ? THEIRS : OURS, device, draft, NOW);
    }

    protected Trigger stored(String id) {
        return on.triggers().find(OURS, new TriggerId(id)).orElseThrow();
    }

    protected List<Command> readable(DeviceId device, long after, Instant now) {
        return on.commandLog().read(Map.of(device, after), now, 1000).getOrDefault(device, List.of());
    }

    /** Runs the work in several threads at once and gives back what each came to. */
    protected static <T> List<T> inParallel(Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<T>> futures = threads.invokeAll(
                    IntStream.range(0, THREADS).mapToObj(thread -> work).toList());
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
