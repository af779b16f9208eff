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
import app.visant.domain.edge.link.Way;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FireSlotsTest extends FireSlotsSuite {
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
                        NOON.plusSeconds(60),
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
    void isAloneUntilTheCloudIsHeardAgain() {
        keeps(eachMinute(MisfirePolicy.ALL));
        assertThat(program.slots.isAlone()).isFalse();
        pass(AFTER);
        assertThat(program.slots.isAlone()).isTrue();

        program.hears(new LinkEvent.Alive());

        assertThat(program.slots.isAlone()).isFalse();
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
