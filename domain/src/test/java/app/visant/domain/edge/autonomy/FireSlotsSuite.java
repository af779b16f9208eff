package app.visant.domain.edge.autonomy;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;

import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Task;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.link.ServerClock;
import app.visant.domain.edge.outbox.InMemoryEdgeStore;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.Slot;
import app.visant.domain.schedule.TestSchedules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** An edge whose time passes as the test likes, for a class of tests. */
abstract class FireSlotsSuite {
    protected static final Duration AFTER = Duration.ofSeconds(90);
    protected static final Duration MINUTE = Duration.ofMinutes(1);
    protected static final Duration VALID = Duration.ofMinutes(10);

    protected final TestClock wall = new TestClock();
    protected final InMemoryEdgeStore store = new InMemoryEdgeStore();
    protected final InMemoryKeptSchedules kept = new InMemoryKeptSchedules();
    protected long nanos;
    protected Program program;

    /** What lives as long as the program runs. */
    protected final class Program {
        final ServerClock serverClock = new ServerClock(wall, () -> nanos);
        final Hearing hearing = new Hearing(kept, serverClock, wall, () -> nanos);
        final FireSlots slots = new FireSlots(kept, hearing, store.journal(), wall, AFTER);

        void hears(LinkEvent event) {
            if (event instanceof LinkEvent.ServerTime time) {
                serverClock.told(time.at());
            }
            hearing.accept(event);
        }
    }

    @BeforeEach
    void start() {
        wall.set(NOON);
        program = new Program();
    }

    protected void keeps(Schedule... schedules) {
        program.hears(new LinkEvent.ServerTime(wall.instant()));
        program.hears(new LinkEvent.Configured(null, List.of(schedules)));
    }

    protected static Schedule eachMinute(MisfirePolicy misfire) {
        return TestSchedules.of(new Recurrence.Interval(MINUTE, NOON), misfire, VALID, NOON.plusSeconds(1));
    }

    protected void pass(Duration time) {
        wall.advance(time);
        nanos += time.toNanos();
    }

    /** Time passes, and the slots are attended to as often as they ask for it. */
    protected void passAttending(Duration time) {
        Instant end = wall.instant().plus(time);
        while (wall.instant().isBefore(end)) {
            Duration pause = program.slots.fire().pause();
            Duration left = Duration.between(wall.instant(), end);
            pass(pause.compareTo(left) < 0 ? pause : left);
        }
        program.slots.fire();
    }

    /** The fired slots by their seconds after noon. */
    protected List<Long> fired() {
        return store.journal().waiting(1000).stream()
                .flatMap(command -> command.trigger().stream())
                .flatMap(id -> Slot.parse(id).stream())
                .map(slot -> Duration.between(NOON, slot.plannedAt()).toSeconds())
                .toList();
    }

    protected static Slot slot(Schedule schedule, long seconds) {
        return new Slot(schedule.id(), schedule.version(), NOON.plusSeconds(seconds));
    }

    protected static EdgeCommand sent(TriggerId trigger) {
        return new EdgeCommand(
                new CommandId(trigger.value()),
                1,
                new Task.Capture(trigger, "scheduled_interval", TriggerKind.SCHEDULED),
                NOON,
                NOON.plus(VALID));
    }
}
