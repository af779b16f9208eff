package app.visant.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for the plans of any schedule, whenever the planner runs and in whatever pieces. */
class PlannerPropertiesTest {
    private static final Instant START = Instant.parse("2025-10-25T18:00:00Z");

    @Property(tries = 500)
    void everyDueSlotIsInExactlyOneListWhateverTheClock(
            @ForAll("schedules") Schedule schedule,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 7200) Integer> pauses,
            @ForAll @IntRange(min = 1, max = 40) int max) {
        List<Slot> planned = new ArrayList<>();
        Optional<Instant> from = Planner.first(schedule);
        Instant now = START;
        for (int pause : pauses) {
            now = now.plusSeconds(pause);
            while (from.isPresent() && !from.get().isAfter(now)) {
                Plan plan = Planner.plan(schedule, from.get(), now, max);
                List<Slot> piece = slots(plan);
                assertThat(piece).hasSizeBetween(1, max);
                planned.addAll(piece);
                from = plan.next();
            }
        }
        assertThat(planned).extracting(Slot::plannedAt).isEqualTo(due(schedule, now));
        assertThat(planned).extracting(Slot::id).doesNotHaveDuplicates();
    }

    @Property(tries = 500)
    void piecesTogetherAreWhatOneLargePlanIs(
            @ForAll("schedules") Schedule schedule,
            @ForAll @IntRange(min = 0, max = 40_000) int outage,
            @ForAll @IntRange(min = 1, max = 20) int max) {
        Instant now = START.plusSeconds(outage);
        Plan whole = Planner.plan(schedule, START, now, Integer.MAX_VALUE);
        List<Slot> fire = new ArrayList<>();
        List<SkippedSlot> skip = new ArrayList<>();
        Plan piece = Planner.plan(schedule, START, now, max);
        while (true) {
            fire.addAll(piece.fire());
            skip.addAll(piece.skip());
            if (!piece.unfinishedAt(now)) {
                break;
            }
            piece = Planner.plan(schedule, piece.next().orElseThrow(), now, max);
        }
        assertThat(new Plan(fire, skip, piece.nextDue())).isEqualTo(whole);
    }

    @Property(tries = 500)
    void eachPolicyFiresWhatItPromises(
            @ForAll("schedules") Schedule schedule, @ForAll @IntRange(min = 0, max = 40_000) int outage) {
        Instant now = START.plusSeconds(outage);
        Plan plan = Planner.plan(schedule, START, now, Integer.MAX_VALUE);
        List<Instant> alive = due(schedule, now).stream()
                .filter(moment -> moment.plus(schedule.expiry()).isAfter(now))
                .toList();
        List<Instant> missed = alive.stream()
                .filter(moment -> moment.isBefore(now.minus(Planner.GRACE)))
                .toList();
        List<Instant> made = switch (schedule.misfire()) {
            case ALL -> missed;
            case ONE -> missed.isEmpty() ? List.of() : List.of(missed.getLast());
            case SKIP -> List.of();
        };
        List<Instant> expected =
                Stream.concat(made.stream(), alive.stream().skip(missed.size())).toList();
        assertThat(plan.fire()).extracting(Slot::plannedAt).isEqualTo(expected);
    }

    private static List<Slot> slots(Plan plan) {
        return Stream.concat(plan.fire().stream(), plan.skip().stream().map(SkippedSlot::slot))
                .sorted((one, other) -> one.plannedAt().compareTo(other.plannedAt()))
                .toList();
    }

    private static List<Instant> due(Schedule schedule, Instant now) {
        List<Instant> due = new ArrayList<>();
        Optional<Instant> moment = Planner.first(schedule);
        while (moment.isPresent() && !moment.get().isAfter(now)) {
            if (!due.isEmpty()) {
                assertThat(moment.get()).isAfter(due.getLast());
            }
            due.add(moment.get());
            moment = Planner.next(schedule, moment.get());
        }
        return due;
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        Arbitrary<Recurrence> intervals = Arbitraries.integers()
                .between(7, 4000)
                .map(every -> new Recurrence.Interval(Duration.ofSeconds(every), START.plusSeconds(every / 3)));
        Arbitrary<Recurrence> crons = Arbitraries.of(
                        "* * * * *", "*/7 * * * *", "*/20 2 * * *", "0 */2 * * *", "5,35 0-4 26 * MON", "@hourly")
                .map(text -> TestSchedules.cron(text, "Europe/Berlin"));
        Window night = new Window(
                Set.of(DayOfWeek.SATURDAY), LocalTime.of(22, 15), LocalTime.of(2, 40), ZoneId.of("Europe/Berlin"));
        return Combinators.combine(
                        Arbitraries.oneOf(intervals, crons),
                        Arbitraries.of(MisfirePolicy.class),
                        Arbitraries.integers().between(10, 20_000),
                        Arbitraries.of(true, false))
                .as((recurrence, misfire, expiry, windowed) -> TestSchedules.of(
                        recurrence,
                        misfire,
                        Duration.ofSeconds(expiry),
                        START,
                        windowed ? new Window[] {night} : new Window[0]));
    }
}
