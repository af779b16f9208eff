package app.visant.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.FieldError;
import app.visant.domain.kernel.InvalidInput;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00.250Z");
    private static final Duration TEN = Duration.ofSeconds(10);

    private static ScheduleDraft draft(Recurrence recurrence, Window... windows) {
        return new ScheduleDraft("door", recurrence, List.of(windows), MisfirePolicy.ONE, Duration.ofSeconds(60), true);
    }

    private static Window window(String zone) {
        return new Window(Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(18, 0), ZoneId.of(zone));
    }

    private static Schedule created(Recurrence recurrence) {
        return Schedule.create(
                TestSchedules.ID, TestSchedules.ORGANISATION, TestSchedules.DEVICE, draft(recurrence), NOW);
    }

    @Test
    void beginsAfterTheMomentOfItsCreation() {
        Schedule schedule = created(new Recurrence.Interval(TEN, NOW));
        assertThat(schedule.version()).isEqualTo(1);
        assertThat(Planner.first(schedule)).contains(Instant.parse("2025-03-01T12:00:10Z"));
    }

    @Property
    void anEditMakesNeitherTwoSlotsForAMomentNorAHole(
            @ForAll @IntRange(min = 0, max = 40_000) int editedAtMillis,
            @ForAll @IntRange(min = 0, max = 40_000) int laterMillis) {
        Instant edit = NOW.plusMillis(editedAtMillis);
        Instant end = edit.plusMillis(laterMillis);
        Schedule first = created(new Recurrence.Interval(TEN, NOW));
        Schedule second = first.edited(
                new ScheduleDraft(
                        "gate", first.recurrence(), List.of(), MisfirePolicy.ALL, Duration.ofSeconds(60), true),
                edit);
        List<Instant> both = new ArrayList<>(upTo(first, edit));
        both.addAll(upTo(second, end));
        assertThat(second.version()).isEqualTo(2);
        assertThat(both).isEqualTo(upTo(first, end));
    }

    private static List<Instant> upTo(Schedule schedule, Instant now) {
        Plan plan = Planner.plan(schedule, schedule.effectiveFrom(), now, 100);
        List<Instant> moments = new ArrayList<>();
        plan.fire().forEach(slot -> moments.add(slot.plannedAt()));
        plan.skip().forEach(skip -> moments.add(skip.slot().plannedAt()));
        Collections.sort(moments);
        return moments;
    }

    @Test
    void anEditThatChangesNothingMakesNoVersion() {
        Schedule schedule = created(new Recurrence.Interval(TEN, NOW));
        assertThat(schedule.edited(schedule.draft(), NOW.plusSeconds(5))).isSameAs(schedule);
        assertThat(schedule.withInterval(TEN, true, NOW.plusSeconds(5))).isSameAs(schedule);
    }

    @Test
    void aVersionNeverBeginsBeforeItsPredecessor() {
        Schedule schedule = created(new Recurrence.Interval(TEN, NOW));
        Schedule edited = schedule.withInterval(TEN, false, NOW.minusSeconds(3600));
        assertThat(edited.effectiveFrom()).isEqualTo(schedule.effectiveFrom());
    }

    @Test
    void anotherIntervalStaysInPhase() {
        Schedule schedule = created(new Recurrence.Interval(TEN, NOW));
        Schedule slower = schedule.withInterval(Duration.ofSeconds(100), true, NOW.plusSeconds(3));
        assertThat(slower.recurrence()).isEqualTo(new Recurrence.Interval(Duration.ofSeconds(100), NOW));
        assertThat(slower.expiry()).isEqualTo(Duration.ofSeconds(100));
        assertThat(slower.version()).isEqualTo(2);
    }

    @Test
    void anIntervalInPlaceOfACronBeginsNow() {
        Schedule schedule = created(TestSchedules.cron("0 12 * * *", "UTC"));
        assertThat(schedule.intervalInPhase(TEN, NOW)).isEqualTo(new Recurrence.Interval(TEN, NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *    | PT1M",
                "*/10 * * * * | PT10M",
                "0 8,9 * * *  | PT1H",
                "0 12 * * *   | PT24H",
                "0 0 29 2 *   | PT8784H"
            })
    void aSlotIsValidUntilTheNextOneIfNobodySaid(String cron, Duration expected) {
        assertThat(ScheduleDraft.defaultExpiry(TestSchedules.cron(cron, "UTC"), NOW))
                .isEqualTo(expected);
    }

    @Test
    void aSlotOfAShortIntervalIsValidForAMinuteIfNobodySaid() {
        assertThat(ScheduleDraft.defaultExpiry(new Recurrence.Interval(TEN, NOW), NOW))
                .isEqualTo(Duration.ofMinutes(1));
        Recurrence hour = new Recurrence.Interval(Duration.ofHours(1), NOW);
        assertThat(ScheduleDraft.defaultExpiry(hour, NOW)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void hasTheZoneOfItsCronElseOfItsWindowsElseUtc() {
        Recurrence interval = new Recurrence.Interval(TEN, NOW);
        assertThat(draft(TestSchedules.cron("0 0 * * *", "Asia/Tokyo")).zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(draft(interval, window("Asia/Tokyo")).zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(draft(interval).zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void refusesEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> new ScheduleDraft(
                        "x".repeat(65),
                        TestSchedules.cron("0 0 * * *", "UTC"),
                        List.of(window("Asia/Tokyo")),
                        MisfirePolicy.ALL,
                        Duration.ofMillis(1500),
                        true))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors())
                                .extracting(FieldError::field)
                                .containsExactly("trigger_label", "windows", "expiry_seconds"));
    }

    @Test
    void refusesTooManyWindowsAndUnprintableLabels() {
        Recurrence interval = new Recurrence.Interval(TEN, NOW);
        Window[] many = Collections.nCopies(22, window("UTC")).toArray(Window[]::new);
        assertThatThrownBy(() -> draft(interval, many)).hasMessage("windows: must be at most 21");
        for (String label : List.of("", "a\nb")) {
            assertThatThrownBy(() -> new ScheduleDraft(
                            label, interval, List.of(), MisfirePolicy.ALL, Duration.ofSeconds(60), true))
                    .hasMessage("trigger_label: must be 1 to 64 printable characters");
        }
    }

    @Test
    void refusesVersionsAndTimesThatSlotsCouldNotHave() {
        Recurrence interval = new Recurrence.Interval(TEN, NOW);
        assertThatThrownBy(() -> TestSchedules.of(interval, MisfirePolicy.ALL, Instant.EPOCH.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TestSchedules.of(interval, MisfirePolicy.ALL, Instant.MAX))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
