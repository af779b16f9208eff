package app.visant.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Schedule everyMinute(MisfirePolicy misfire, Duration expiry) {
        return TestSchedules.of(new Recurrence.Interval(MINUTE, START), misfire, expiry, START);
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static List<Instant> fired(Plan plan) {
        return plan.fire().stream().map(Slot::plannedAt).toList();
    }

    private static List<String> skipped(Plan plan) {
        return plan.skip().stream()
                .map(skip -> Duration.between(START, skip.slot().plannedAt()).toMinutes() + " " + skip.reason())
                .toList();
    }

    @Test
    void firesWhatIsDueAndSaysWhenTheNextIs() {
        Plan plan = Planner.plan(everyMinute(MisfirePolicy.SKIP, MINUTE), at(3), at(3).plusMillis(20), 100);
        assertThat(plan.fire()).containsExactly(new Slot(TestSchedules.ID, 1, at(3)));
        assertThat(plan.skip()).isEmpty();
        assertThat(plan.next()).contains(at(4));
        assertThat(plan.unfinishedAt(at(3).plusMillis(20))).isFalse();
    }

    @Test
    void hasNothingToDoBeforeTheFirstIsDue() {
        Plan plan = Planner.plan(everyMinute(MisfirePolicy.ALL, MINUTE), at(3), at(3).minusNanos(1), 100);
        assertThat(plan).isEqualTo(new Plan(List.of(), List.of(), at(3)));
    }

    @Test
    void goesOnFromWhereItIsWhenTheClockWasPutBack() {
        Plan plan = Planner.plan(everyMinute(MisfirePolicy.ALL, MINUTE), at(30), at(10), 100);
        assertThat(plan).isEqualTo(new Plan(List.of(), List.of(), at(30)));
    }

    @Test
    void allFiresEveryMissedSlotThatHasNotExpired() {
        Plan plan = Planner.plan(everyMinute(MisfirePolicy.ALL, Duration.ofMinutes(3)), at(0), at(5), 100);
        assertThat(skipped(plan)).containsExactly("0 EXPIRED", "1 EXPIRED", "2 EXPIRED");
        assertThat(fired(plan)).containsExactly(at(3), at(4), at(5));
        assertThat(plan.next()).contains(at(6));
    }

    @Test
    void oneFiresTheLatestMissedSlotAndWhatIsInTime() {
        Plan plan = Planner.plan(everyMinute(MisfirePolicy.ONE, Duration.ofMinutes(4)), at(0), at(5), 100);
        assertThat(skipped(plan)).containsExactly("0 EXPIRED", "1 EXPIRED", "2 SUPERSEDED", "3 SUPERSEDED");
        assertThat(fired(plan)).containsExactly(at(4), at(5));
    }

    @Test
    void oneFiresTheLatestMissedSlotAcrossPieces() {
        Schedule schedule = everyMinute(MisfirePolicy.ONE, Duration.ofDays(1));
        Instant now = at(8).plusSeconds(40);
        Plan first = Planner.plan(schedule, at(0), now, 4);
        Plan second = Planner.plan(schedule, first.next().orElseThrow(), now, 4);
        Plan third = Planner.plan(schedule, second.next().orElseThrow(), now, 4);
        assertThat(first.unfinishedAt(now)).isTrue();
        assertThat(first.fire()).isEmpty();
        assertThat(second.fire()).isEmpty();
        assertThat(fired(third)).containsExactly(at(8));
        assertThat(third.unfinishedAt(now)).isFalse();
    }

    @Test
    void skipFiresOnlyWhatIsInTime() {
        Plan plan = Planner.plan(everyMinute(MisfirePolicy.SKIP, Duration.ofDays(1)), at(3), at(5).plusSeconds(30), 9);
        assertThat(skipped(plan)).containsExactly("3 MISSED", "4 MISSED");
        assertThat(fired(plan)).containsExactly(at(5));
    }

    @Test
    void makesNoSlotBeforeTheVersionIsEffective() {
        Schedule schedule = TestSchedules.of(
                new Recurrence.Interval(MINUTE, START), MisfirePolicy.ALL, MINUTE, START.plusSeconds(61));
        assertThat(Planner.first(schedule)).contains(at(2));
        assertThat(Planner.first(TestSchedules.every(MINUTE, START))).contains(START);
        assertThat(Planner.next(schedule, START)).contains(at(2));
        assertThat(Planner.next(schedule, at(2))).contains(at(3));
    }

    @Test
    void aDisabledScheduleHasNoSlots() {
        Schedule enabled = TestSchedules.every(MINUTE, START);
        Schedule disabled = enabled.withInterval(MINUTE, false, at(5));
        assertThat(Planner.first(disabled)).isEmpty();
        assertThat(Planner.upcoming(disabled, START, 3)).isEmpty();
        assertThat(Planner.plan(disabled, START, at(9), 9)).isEqualTo(new Plan(List.of(), List.of(), null));
    }

    @Test
    void previewsTheNextMoments() {
        Schedule nights = TestSchedules.cron("30 2 * * *", "Europe/Berlin", START);
        assertThat(Planner.upcoming(nights, Instant.parse("2025-03-29T00:00:00Z"), 3))
                .containsExactly(
                        Instant.parse("2025-03-29T01:30:00Z"),
                        Instant.parse("2025-03-30T01:00:00Z"),
                        Instant.parse("2025-03-31T00:30:00Z"));
        assertThat(Planner.upcoming(nights, START, 0)).isEmpty();
    }

    @Test
    void givesUpOnAScheduleWhoseWindowIsNeverOpenInTime() {
        Window evening =
                new Window(Set.of(DayOfWeek.values()), LocalTime.of(20, 0), LocalTime.of(22, 0), ZoneId.of("UTC"));
        Schedule noon = TestSchedules.of(TestSchedules.cron("0 12 * * *", "UTC"), MisfirePolicy.ALL, START, evening);
        assertThat(Planner.first(noon)).isEmpty();
        assertThat(Planner.plan(noon, START, at(9), 9).next()).isEmpty();
    }

    @Test
    void leapsOverClosedWindowsInsteadOfWalking() {
        Window monday = new Window(Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(9, 1), ZoneId.of("UTC"));
        Recurrence everySecond = new Recurrence.Interval(Duration.ofSeconds(1), START);
        Schedule schedule = TestSchedules.of(everySecond, MisfirePolicy.ALL, START, monday);
        assertThat(Planner.upcoming(schedule, START, 61))
                .startsWith(Instant.parse("2025-03-03T09:00:00Z"))
                .endsWith(Instant.parse("2025-03-03T09:00:59Z"), Instant.parse("2025-03-10T09:00:00Z"));
    }

    @Test
    void endsWithTheYear9999() {
        Schedule yearly = TestSchedules.cron("@yearly", "UTC", START);
        assertThat(Planner.next(yearly, Instant.parse("9998-06-01T00:00:00Z")))
                .contains(Instant.parse("9999-01-01T00:00:00Z"));
        assertThat(Planner.next(yearly, Instant.parse("9999-06-01T00:00:00Z"))).isEmpty();
        assertThat(Planner.next(yearly, Instant.MAX)).isEmpty();
        assertThat(Planner.next(yearly, Instant.MIN)).contains(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void refusesAPlanWithoutRoom() {
        Schedule schedule = TestSchedules.every(MINUTE, START);
        assertThatThrownBy(() -> Planner.plan(schedule, START, START, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
