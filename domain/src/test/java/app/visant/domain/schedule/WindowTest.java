package app.visant.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.InvalidInput;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    @ParameterizedTest
    @CsvSource({
        "FRIDAY, 08:00, 18:00, 2025-01-03T07:00:00Z, true",
        "FRIDAY, 08:00, 18:00, 2025-01-03T06:59:59Z, false",
        "FRIDAY, 08:00, 18:00, 2025-01-03T16:59:59Z, true",
        "FRIDAY, 08:00, 18:00, 2025-01-03T17:00:00Z, false",
        "FRIDAY, 08:00, 18:00, 2025-01-04T10:00:00Z, false",
        "FRIDAY, 22:00, 06:00, 2025-01-03T21:00:00Z, true",
        "FRIDAY, 22:00, 06:00, 2025-01-04T04:59:59Z, true",
        "FRIDAY, 22:00, 06:00, 2025-01-04T05:00:00Z, false",
        "FRIDAY, 22:00, 06:00, 2025-01-03T04:00:00Z, false",
        "SUNDAY, 22:00, 06:00, 2025-01-06T04:00:00Z, true",
        "FRIDAY, 00:00, 00:00, 2025-01-03T22:59:59Z, true",
        "FRIDAY, 00:00, 00:00, 2025-01-03T23:00:00Z, false",
        "FRIDAY, 12:00, 12:00, 2025-01-04T10:59:59Z, true"
    })
    void opensAndClosesByTheClockOnTheWall(DayOfWeek day, LocalTime from, LocalTime to, Instant at, boolean open) {
        Window window = new Window(Set.of(day), from, to, ZoneId.of("Europe/Berlin"));
        assertThat(window.contains(at)).isEqualTo(open);
    }

    @Test
    void refusesNoDayAndPartsOfSeconds() {
        ZoneId zone = ZoneId.of("UTC");
        assertThatThrownBy(() -> new Window(Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT, zone))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Window(EVERY_DAY, LocalTime.MIN, LocalTime.MAX, zone))
                .isInstanceOf(InvalidInput.class);
    }

    @Property(tries = 300)
    void leavesExactlyTheSlotsThatAreInsideOne(
            @ForAll("windows") List<Window> windows,
            @ForAll @IntRange(min = 1, max = 500) int minutes,
            @ForAll @IntRange(min = 0, max = 240) int hour) {
        ZoneId zone = windows.getFirst().zone();
        Window[] inOneZone = windows.stream()
                .map(window -> new Window(window.days(), window.from(), window.to(), zone))
                .toArray(Window[]::new);
        Instant start = Instant.parse("2025-10-22T00:00:00Z").plus(Duration.ofHours(hour));
        Recurrence interval = new Recurrence.Interval(Duration.ofMinutes(minutes), start.plusSeconds(13));
        Schedule schedule = TestSchedules.of(interval, MisfirePolicy.ALL, start, inOneZone);
        Instant end = start.plus(Duration.ofDays(9));
        List<Instant> inside = new ArrayList<>();
        for (Instant at = start.plusSeconds(13); at.isBefore(end); at = at.plus(Duration.ofMinutes(minutes))) {
            Instant moment = at;
            if (List.of(inOneZone).stream().anyMatch(window -> window.contains(moment))) {
                inside.add(moment);
            }
        }
        List<Instant> planned = new ArrayList<>();
        Optional<Instant> next = Planner.first(schedule);
        while (next.isPresent() && next.get().isBefore(end)) {
            planned.add(next.get());
            next = Planner.next(schedule, next.get());
        }
        assertThat(planned).isEqualTo(inside);
    }

    @Provide
    Arbitrary<List<Window>> windows() {
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 143).map(ten -> LocalTime.of(ten / 6, ten % 6 * 10));
        Arbitrary<ZoneId> zones = Arbitraries.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")
                .map(ZoneId::of);
        Arbitrary<Set<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
        return Combinators.combine(days, times, times, zones)
                .as(Window::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }
}
