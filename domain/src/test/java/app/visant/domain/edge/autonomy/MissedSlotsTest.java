package app.visant.domain.edge.autonomy;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.autonomy.FireSlots.Turn;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Ending;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Slot;
import app.visant.domain.schedule.TestSchedules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an edge makes up for when it was off, or when its clock was wrong. */
final class MissedSlotsTest extends FireSlotsSuite {
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
}
