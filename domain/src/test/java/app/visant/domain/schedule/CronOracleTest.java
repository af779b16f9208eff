package app.visant.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Our cron against two others: a walk over every minute, and cron-utils. */
class CronOracleTest {
    /** A cron expression as sets; an empty set is {@code *}. */
    record Fields(
            SortedSet<Integer> minutes,
            SortedSet<Integer> hours,
            SortedSet<Integer> days,
            SortedSet<Integer> months,
            SortedSet<Integer> weekdays) {
        String text() {
            return String.join(" ", text(minutes), text(hours), text(days), text(months), text(weekdays));
        }

        private static String text(SortedSet<Integer> values) {
            return values.isEmpty() ? "*" : values.stream().map(String::valueOf).collect(Collectors.joining(","));
        }

        boolean fits(LocalDateTime time) {
            boolean day = days.contains(time.getDayOfMonth());
            boolean weekday = weekdays.contains(time.getDayOfWeek().getValue() % 7);
            boolean date = days.isEmpty() ? weekdays.isEmpty() || weekday : day || weekday;
            return date
                    && (minutes.isEmpty() || minutes.contains(time.getMinute()))
                    && everyOr(hours, time.getHour())
                    && everyOr(months, time.getMonthValue());
        }

        private static boolean everyOr(SortedSet<Integer> values, int value) {
            return values.isEmpty() || values.contains(value);
        }

        boolean everyHour() {
            return hours.isEmpty() || hours.size() == 24;
        }
    }

    @Property(tries = 400)
    void agreesWithAWalkOverEveryMinute(
            @ForAll("fields") Fields fields, @ForAll("zones") ZoneId zone, @ForAll("starts") Instant start) {
        Instant end = start.plus(Duration.ofDays(9));
        SortedSet<Instant> walked =
                fields.everyHour() ? walkInstants(fields, zone, start, end) : walkReadings(fields, zone, start, end);
        Recurrence cron = TestSchedules.cron(fields.text(), zone.getId());
        SortedSet<Instant> found = new TreeSet<>();
        Optional<Instant> moment = cron.next(start);
        while (moment.isPresent() && moment.get().isBefore(end)) {
            assertThat(found.add(moment.get())).isTrue();
            moment = cron.next(moment.get());
        }
        assertThat(found).as(fields.text()).isEqualTo(walked);
    }

    private static SortedSet<Instant> walkInstants(Fields fields, ZoneId zone, Instant start, Instant end) {
        SortedSet<Instant> fitting = new TreeSet<>();
        for (Instant minute = start.plusSeconds(60); minute.isBefore(end); minute = minute.plusSeconds(60)) {
            if (fields.fits(LocalDateTime.ofInstant(minute, zone))) {
                fitting.add(minute);
            }
        }
        return fitting;
    }

    private static SortedSet<Instant> walkReadings(Fields fields, ZoneId zone, Instant start, Instant end) {
        SortedSet<Instant> fitting = new TreeSet<>();
        LocalDateTime last = LocalDateTime.ofInstant(end, ZoneOffset.UTC).plusDays(2);
        LocalDateTime reading = LocalDateTime.ofInstant(start, ZoneOffset.UTC).minusDays(2);
        for (; reading.isBefore(last); reading = reading.plusMinutes(1)) {
            if (fields.fits(reading)) {
                Instant meant = meant(reading, zone);
                if (meant.isAfter(start) && meant.isBefore(end)) {
                    fitting.add(meant);
                }
            }
        }
        return fitting;
    }

    /** As the JDK sees it: in a gap it moves a reading on by the gap's length, so the gap ends somewhere before that. */
    private static Instant meant(LocalDateTime reading, ZoneId zone) {
        ZonedDateTime shown = reading.atZone(zone);
        if (shown.toLocalDateTime().equals(reading)) {
            return shown.withEarlierOffsetAtOverlap().toInstant();
        }
        Instant minute = shown.toInstant();
        while (zone.getRules().getOffset(minute.minusSeconds(60)).equals(shown.getOffset())) {
            minute = minute.minusSeconds(60);
        }
        return minute;
    }

    @Property(tries = 500)
    void agreesWithCronUtilsWhereTheClockDoesNotChange(
            @ForAll("unambiguousFields") Fields fields, @ForAll("starts") Instant start) {
        ExecutionTime other = ExecutionTime.forCron(
                new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(fields.text()));
        Recurrence cron = TestSchedules.cron(fields.text(), "UTC");
        Instant at = start;
        for (int i = 0; i < 5; i++) {
            Instant expected =
                    other.nextExecution(at.atZone(ZoneOffset.UTC)).orElseThrow().toInstant();
            assertThat(cron.next(at)).as(fields.text()).contains(expected);
            at = expected;
        }
    }

    @Provide
    Arbitrary<Fields> fields() {
        return Combinators.combine(some(0, 59), hours(), some(1, 31), some(1, 12), some(0, 6))
                .as(Fields::new)
                .filter(fields -> possible(fields));
    }

    @Provide
    Arbitrary<Fields> unambiguousFields() {
        return fields().filter(
                        fields -> fields.days().isEmpty() || fields.weekdays().isEmpty());
    }

    private static boolean possible(Fields fields) {
        return fields.days().isEmpty()
                || !fields.weekdays().isEmpty()
                || fields.days().first() < 29;
    }

    private static Arbitrary<SortedSet<Integer>> hours() {
        SortedSet<Integer> all = IntStream.range(0, 24).boxed().collect(Collectors.toCollection(TreeSet::new));
        return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(all)), Tuple.of(5, some(0, 23)));
    }

    private static Arbitrary<SortedSet<Integer>> some(int min, int max) {
        Arbitrary<SortedSet<Integer>> every = Arbitraries.just(new TreeSet<>());
        Arbitrary<SortedSet<Integer>> listed = Arbitraries.integers()
                .between(min, max)
                .set()
                .ofMinSize(1)
                .ofMaxSize(Math.min(max - min + 1, 20))
                .map(TreeSet::new);
        return Arbitraries.oneOf(every, listed);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC", "Africa/Cairo")
                .map(ZoneId::of);
    }

    /** A few days before a change of clocks somewhere, to the minute. */
    @Provide
    Arbitrary<Instant> starts() {
        Arbitrary<Instant> days = Arbitraries.of(
                        "2025-03-06",
                        "2025-10-30",
                        "2025-03-27",
                        "2025-10-23",
                        "2025-04-02",
                        "2025-10-01",
                        "2025-04-21",
                        "2024-02-25")
                .map(day -> Instant.parse(day + "T00:00:00Z"));
        return Combinators.combine(days, Arbitraries.integers().between(0, 3 * 1440))
                .as((day, minutes) -> day.plus(Duration.ofMinutes(minutes)));
    }
}
