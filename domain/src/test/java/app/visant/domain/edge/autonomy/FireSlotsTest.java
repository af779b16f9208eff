package app.visant.domain.edge.autonomy;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.autonomy.FireSlots.Turn;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.command.RunState;
import app.visant.domain.edge.command.Task;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.link.FeedEnd;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.link.ServerClock;
import app.visant.domain.edge.link.Way;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FireSlotsTest {
    private static final Duration AFTER = Duration.ofSeconds(90);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration VALID = Duration.ofMinutes(10);

    private final TestClock wall = new TestClock();
    private final InMemoryEdgeStore store = new InMemoryEdgeStore();
    private final InMemoryKeptSchedules kept = new InMemoryKeptSchedules();
    private long nanos;
    private Program program;

    /** What lives as long as the program runs. */
    private final class Program {
        private final ServerClock serverClock = new ServerClock(wall, () -> nanos);
        private final Hearing hearing = new Hearing(kept, serverClock, wall, () -> nanos);
        private final FireSlots slots = new FireSlots(kept, hearing, store.journal(), wall, AFTER);

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

    private void keeps(Schedule... schedules) {
        program.hears(new LinkEvent.ServerTime(wall.instant()));
        program.hears(new LinkEvent.Configured(null, List.of(schedules)));
    }

    private static Schedule eachMinute(MisfirePolicy misfire) {
        return TestSchedules.of(new Recurrence.Interval(MINUTE, NOON), misfire, VALID, NOON.plusSeconds(1));
    }

    private void pass(Duration time) {
        wall.advance(time);
        nanos += time.toNanos();
    }

    /** Time passes, and the slots are attended to as often as they ask for it. */
    private void passAttending(Duration time) {
        Instant end = wall.instant().plus(time);
        while (wall.instant().isBefore(end)) {
            Duration pause = program.slots.fire().pause();
            Duration left = Duration.between(wall.instant(), end);
            pass(pause.compareTo(left) < 0 ? pause : left);
        }
        program.slots.fire();
    }

    /** The fired slots by their seconds after noon. */
    private List<Long> fired() {
        return store.journal().waiting(1000).stream()
                .flatMap(command -> command.trigger().stream())
                .flatMap(id -> Slot.parse(id).stream())
                .map(slot -> Duration.between(NOON, slot.plannedAt()).toSeconds())
                .toList();
    }

    private static Slot slot(Schedule schedule, long seconds) {
        return new Slot(schedule.id(), schedule.version(), NOON.plusSeconds(seconds));
    }

    @Test
    void leavesTheSlotsToTheCloudWhileItIsHeard() {
        keeps(eachMinute(MisfirePolicy.ALL));
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofSeconds(25));
            program.hears(new LinkEvent.Alive());
            assertThat(program.slots.fire()).isEqualTo(new Turn(false, 0, AFTER));
        }
        assertThat(fired()).isEmpty();
    }

    @Test
    void firesEverySlotFromTheLastWordOn() {
        keeps(eachMinute(MisfirePolicy.ALL));
        pass(Duration.ofSeconds(75));
        program.hears(new LinkEvent.Alive());

        passAttending(Duration.ofMinutes(5));

        assertThat(fired()).containsExactly(60L, 120L, 180L, 240L, 300L, 360L);
    }

    @Test
    void aSlotIsACommandThatTheCloudKnowsByItsName() {
        Schedule schedule = eachMinute(MisfirePolicy.ALL);
        keeps(schedule);
        pass(Duration.ofSeconds(91));

        assertThat(program.slots.fire()).isEqualTo(new Turn(true, 1, Duration.ofSeconds(29)));
        assertThat(store.journal().waiting(10))
                .containsExactly(new EdgeCommand(
                        new CommandId(slot(schedule, 60).id().value()),
                        0,
                        new Task.Capture(slot(schedule, 60).id(), schedule.label(), TriggerKind.SCHEDULED),
                        NOON.plusSeconds(91),
                        NOON.plusSeconds(60).plus(VALID)));
    }

    @Test
    void doesNotRunAgainWhatTheCloudHasSent() {
        Schedule schedule = eachMinute(MisfirePolicy.ALL);
        keeps(schedule);
        pass(MINUTE);
        EdgeCommand sent = sent(slot(schedule, 60).id());
        store.journal().accept(sent, wall.instant());
        store.journal().start(sent.key(), wall.instant());
        store.journal().end(sent.key(), Ending.done(), wall.instant());
        program.hears(new LinkEvent.Arrived(sent));

        pass(AFTER);
        program.slots.fire();

        assertThat(fired()).containsExactly(120L);
    }

    @Test
    void theCloudsCommandForAFiredSlotIsTheSameRun() {
        Schedule schedule = eachMinute(MisfirePolicy.ALL);
        keeps(schedule);
        pass(AFTER);
        program.slots.fire();

        store.journal().accept(sent(slot(schedule, 60).id()), wall.instant());

        assertThat(store.journal().waiting(10)).hasSize(1);
        assertThat(store.reports().unreported(10))
                .singleElement()
                .satisfies(report -> assertThat(report.state()).isEqualTo(RunState.RECEIVED));
    }

    private static EdgeCommand sent(TriggerId trigger) {
        return new EdgeCommand(
                new CommandId(trigger.value()),
                1,
                new Task.Capture(trigger, "scheduled_interval", TriggerKind.SCHEDULED),
                NOON,
                NOON.plus(VALID));
    }

    @Test
    void listensForAWhileAfterItsOwnStart() {
        keeps(eachMinute(MisfirePolicy.ALL));
        pass(Duration.ofMinutes(8));
        program = new Program();

        assertThat(program.slots.fire()).isEqualTo(new Turn(false, 0, AFTER));
        pass(AFTER);

        assertThat(program.slots.fire().alone()).isTrue();
        assertThat(fired()).containsExactly(60L, 120L, 180L, 240L, 300L, 360L, 420L, 480L, 540L);
    }

    @Test
    void makesUpForOneSlotAfterItWasOffIfTheScheduleSaysSo() {
        keeps(eachMinute(MisfirePolicy.ONE));
        pass(Duration.ofMinutes(8));
        program = new Program();
        passAttending(Duration.ofMinutes(2));

        assertThat(fired()).containsExactly(480L, 540L, 600L);
    }

    @Test
    void makesUpForNoSlotAfterItWasOffIfTheScheduleSaysSo() {
        keeps(eachMinute(MisfirePolicy.SKIP));
        pass(Duration.ofMinutes(8));
        program = new Program();
        pass(AFTER.plusSeconds(20));
        program.slots.fire();
        assertThat(fired()).isEmpty();
        passAttending(MINUTE);

        assertThat(fired()).containsExactly(600L);
    }

    @Test
    void firesNothingThatHasExpired() {
        keeps(eachMinute(MisfirePolicy.ALL));
        pass(Duration.ofDays(14));
        program = new Program();
        pass(AFTER);
        program.slots.fire();

        assertThat(fired()).hasSize(10);
    }

    @Test
    void goesOnWhereItWasWhenItIsStartedAgainAlone() {
        keeps(eachMinute(MisfirePolicy.ALL));
        passAttending(Duration.ofMinutes(5));
        fired().forEach(second -> run(slot(eachMinute(MisfirePolicy.ALL), second)));
        program = new Program();
        passAttending(Duration.ofMinutes(3));

        assertThat(fired()).containsExactly(360L, 420L, 480L);
    }

    private void run(Slot slot) {
        EdgeCommand command = sent(slot.id());
        store.journal().start(command.key(), wall.instant());
        store.journal().end(command.key(), Ending.done(), wall.instant());
    }

    @ParameterizedTest
    @ValueSource(longs = {-14, 14})
    void goesByTheCloudsTimeHoweverTheClockIsSet(long days) {
        keeps(eachMinute(MisfirePolicy.ALL));
        pass(MINUTE);
        wall.advance(Duration.ofDays(days));
        for (int i = 0; i < 9; i++) {
            pass(Duration.ofSeconds(20));
            program.slots.fire();
        }
        assertThat(fired()).containsExactly(60L, 120L, 180L, 240L);
    }

    @Test
    void knowsThatItIsNotBeforeTheCloudsLastWord() {
        keeps(eachMinute(MisfirePolicy.ALL));
        wall.advance(Duration.ofDays(-14));
        program = new Program();
        passAttending(Duration.ofMinutes(4));

        assertThat(fired()).containsExactly(60L, 120L, 180L, 240L);
    }

    @ParameterizedTest
    @EnumSource(MisfirePolicy.class)
    void aClockThatWasAheadForAWhileCostsNoSlotLater(MisfirePolicy misfire) {
        keeps(eachMinute(misfire));
        program = new Program();
        wall.advance(Duration.ofDays(14));
        passAttending(Duration.ofMinutes(4));
        wall.advance(Duration.ofDays(-14));
        int before = fired().size();
        assertThat(before).isBetween(2, 20);
        passAttending(Duration.ofMinutes(4));

        assertThat(fired().subList(before, fired().size())).contains(300L, 360L, 420L, 480L);
        assertThat(fired()).hasSizeLessThan(40).doesNotHaveDuplicates();
    }

    @Test
    void doesNotHeapUpMoreThanTheCameraCanTake() {
        keeps(TestSchedules.of(
                new Recurrence.Interval(Duration.ofSeconds(1), NOON),
                MisfirePolicy.ALL,
                Duration.ofHours(1),
                NOON.plusSeconds(1)));
        pass(Duration.ofMinutes(30));
        assertThat(program.slots.fire()).isEqualTo(new Turn(true, FireSlots.MAX_WAITING, Duration.ZERO));
        assertThat(program.slots.fire()).isEqualTo(new Turn(true, 0, Duration.ofSeconds(1)));

        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            all.addAll(fired());
            store.journal().waiting(1000).forEach(command -> {
                store.journal().start(command.key(), wall.instant());
                store.journal().end(command.key(), Ending.done(), wall.instant());
            });
            program.slots.fire();
        }
        assertThat(all)
                .containsExactlyElementsOf(
                        Stream.iterate(1L, second -> second + 1).limit(1800).toList());
    }

    @Test
    void walksThroughALongTimeAtOnceIfNothingOfItIsMadeUpFor() {
        keeps(TestSchedules.of(
                new Recurrence.Interval(Duration.ofSeconds(1), NOON),
                MisfirePolicy.SKIP,
                Duration.ofDays(366),
                NOON.plusSeconds(1)));
        pass(Duration.ofDays(14));
        int turns = 0;
        while (program.slots.fire().pause().isZero()) {
            turns++;
        }
        assertThat(turns).isLessThan(200);
        assertThat(fired()).hasSize(31).contains(Duration.ofDays(14).toSeconds());
    }

    @Test
    void followsTheNewestVersion() {
        Schedule first = eachMinute(MisfirePolicy.ALL);
        keeps(first);
        pass(AFTER);
        program.slots.fire();
        Schedule second = first.withInterval(Duration.ofSeconds(30), true, wall.instant());
        program.hears(new LinkEvent.Configured(null, List.of(second)));
        passAttending(Duration.ofSeconds(95));

        assertThat(store.journal().waiting(100))
                .extracting(command -> command.trigger().orElseThrow())
                .containsExactly(
                        slot(first, 60).id(),
                        slot(second, 120).id(),
                        slot(second, 150).id(),
                        slot(second, 180).id());
    }

    @Test
    void firesNothingOfAScheduleThatIsGone() {
        keeps(eachMinute(MisfirePolicy.ALL));
        program.hears(new LinkEvent.Configured(null, List.of()));
        passAttending(Duration.ofMinutes(10));

        assertThat(fired()).isEmpty();
    }

    @Test
    void aConnectionThatSaysNothingIsNotHeard() {
        keeps(eachMinute(MisfirePolicy.ALL));
        for (int i = 0; i < 4; i++) {
            pass(Duration.ofSeconds(25));
            program.hears(new LinkEvent.Connecting(Way.STREAM_B));
            program.hears(new LinkEvent.Opened(Way.STREAM_B));
            program.hears(new LinkEvent.Garbage("<html>"));
            program.hears(new LinkEvent.Configured(null, List.of(eachMinute(MisfirePolicy.ALL))));
        }
        assertThat(program.slots.fire().alone()).isTrue();
    }

    @Test
    void takesNoPicturesForACloudThatDoesNotServeItAnyMore() {
        keeps(eachMinute(MisfirePolicy.ALL));
        pass(AFTER);
        program.hearing.ended(new FeedEnd.Refused(403, "device_not_active"));
        assertThat(program.slots.fire().alone()).isFalse();
        pass(AFTER);
        program.hearing.ended(new FeedEnd.Refused(401, "device_token_refused"));
        program.hearing.ended(new FeedEnd.Foreign("a captive portal"));
        assertThat(program.slots.fire().alone()).isTrue();
    }

    @Test
    void writesDownWhenTheCloudWasHeardOnceAMinute() {
        program.hears(new LinkEvent.Alive());
        assertThat(kept.heardAt()).as("without the cloud's time").isEmpty();
        program.hears(new LinkEvent.ServerTime(NOON));
        assertThat(kept.heardAt()).contains(NOON);
        pass(Duration.ofSeconds(59));
        program.hears(new LinkEvent.Alive());
        assertThat(kept.heardAt()).contains(NOON);
        pass(Duration.ofSeconds(1));
        program.hears(new LinkEvent.Alive());
        assertThat(kept.heardAt()).contains(NOON.plusSeconds(60));
    }
}
