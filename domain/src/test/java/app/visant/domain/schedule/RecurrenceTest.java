package app.visant.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
    private static final Instant ANCHOR = Instant.parse("2025-03-01T00:00:07Z");

    @ParameterizedTest
    @CsvSource({
        "10, 2025-03-01T00:00:07Z, 2025-03-01T00:00:17Z",
        "10, 2025-03-01T00:00:16.999Z, 2025-03-01T00:00:17Z",
        "10, 2025-03-01T00:00:17.001Z, 2025-03-01T00:00:27Z",
        "10, 2025-02-28T23:59:56Z, 2025-02-28T23:59:57Z",
        "86400, 1970-01-01T00:00:00Z, 1970-01-01T00:00:07Z",
        "86400, 2025-03-30T00:00:07Z, 2025-03-31T00:00:07Z"
    })
    void anIntervalKeepsThePhaseOfItsAnchor(long seconds, Instant after, Instant expected) {
        Recurrence interval = new Recurrence.Interval(Duration.ofSeconds(seconds), ANCHOR);
        assertThat(interval.next(after)).contains(expected);
    }

    @Test
    void anIntervalsAnchorIsCutToSeconds() {
        Recurrence.Interval interval = new Recurrence.Interval(Duration.ofSeconds(1), ANCHOR.plusMillis(999));
        assertThat(interval.anchor()).isEqualTo(ANCHOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.999S", "PT1.5S", "PT8784H1S"})
    void refusesAnIntervalOutOfRange(Duration every) {
        assertThatThrownBy(() -> new Recurrence.Interval(every, ANCHOR))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("interval_seconds: must be whole seconds from 1 to 31622400");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    30 2 * * *     | Europe/Berlin       | 2025-03-29T02:00:00Z | 2025-03-30T01:00:00Z 2025-03-31T00:30:00Z
                    0,30 2,3 * * * | Europe/Berlin       | 2025-03-29T12:00:00Z | 2025-03-30T01:00:00Z 2025-03-30T01:30:00Z 2025-03-31T00:00:00Z
                    */30 * * * *   | Europe/Berlin       | 2025-03-30T00:00:00Z | 2025-03-30T00:30:00Z 2025-03-30T01:00:00Z 2025-03-30T01:30:00Z
                    30 2 * * *     | Europe/Berlin       | 2025-10-25T12:00:00Z | 2025-10-26T00:30:00Z 2025-10-27T01:30:00Z
                    30 2 * * *     | Europe/Berlin       | 2025-10-26T01:10:00Z | 2025-10-27T01:30:00Z
                    */30 * * * *   | Europe/Berlin       | 2025-10-25T23:45:00Z | 2025-10-26T00:00:00Z 2025-10-26T00:30:00Z 2025-10-26T01:00:00Z 2025-10-26T01:30:00Z 2025-10-26T02:00:00Z
                    0 0-23 * * *   | Europe/Berlin       | 2025-10-25T23:45:00Z | 2025-10-26T00:00:00Z 2025-10-26T01:00:00Z 2025-10-26T02:00:00Z
                    0 */2 * * *    | Europe/Berlin       | 2025-10-25T21:00:00Z | 2025-10-25T22:00:00Z 2025-10-26T00:00:00Z 2025-10-26T03:00:00Z
                    0 */2 * * *    | America/New_York    | 2025-03-09T05:00:00Z | 2025-03-09T07:00:00Z 2025-03-09T08:00:00Z
                    */20 1 * * *   | America/New_York    | 2025-11-02T05:00:00Z | 2025-11-02T05:20:00Z 2025-11-02T05:40:00Z 2025-11-03T06:00:00Z
                    15 2 * * *     | Australia/Lord_Howe | 2025-10-04T12:00:00Z | 2025-10-04T15:30:00Z 2025-10-05T15:15:00Z
                    15 * * * *     | Australia/Lord_Howe | 2025-10-04T14:00:00Z | 2025-10-04T14:45:00Z 2025-10-04T16:15:00Z
                    45 * * * *     | Australia/Lord_Howe | 2025-04-05T14:00:00Z | 2025-04-05T14:45:00Z 2025-04-05T15:15:00Z 2025-04-05T16:15:00Z
                    0 12 30 12 *   | Pacific/Apia        | 2011-12-01T00:00:00Z | 2011-12-30T10:00:00Z 2012-12-29T22:00:00Z
                    0 0 29 2 *     | UTC                 | 2096-03-01T00:00:00Z | 2104-02-29T00:00:00Z
                    0 * 29 2 *     | Europe/Berlin       | 2096-03-01T00:00:00Z | 2104-02-28T23:00:00Z
                    """)
    void aCronFollowsTheRuleForChangedClocks(String expression, String zone, Instant after, String expected) {
        List<Instant> wanted = new ArrayList<>();
        for (String instant : expected.split(" ", -1)) {
            wanted.add(Instant.parse(instant));
        }
        Recurrence cron = TestSchedules.cron(expression, zone);
        List<Instant> moments = new ArrayList<>();
        Optional<Instant> moment = cron.next(after);
        while (moments.size() < wanted.size() && moment.isPresent()) {
            moments.add(moment.get());
            moment = cron.next(moment.get());
        }
        assertThat(moments).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires", "+02:00"})
    void readsAZone(String name) {
        assertThat(Zones.parse(name).getId()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Europe/Atlantis", "../etc/passwd", "+25:00", "berlin", "Europe/Berlin\n"})
    void refusesAZoneThatDoesNotExist(String name) {
        assertThatThrownBy(() -> Zones.parse(name))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("zone: must be a time zone such as Europe/Berlin, America/New_York or UTC");
    }

    @Test
    void refusesAnEndlessZone() {
        assertThatThrownBy(() -> Zones.parse("Europe/".repeat(100_000))).isInstanceOf(InvalidInput.class);
    }
}
