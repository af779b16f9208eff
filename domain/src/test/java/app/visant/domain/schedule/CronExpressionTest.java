package app.visant.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.InvalidInput;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    * * * * *             | 2025-01-01T00:00 | 2025-01-01T00:01 | 2025-01-01T00:02
                    */20 * * * *          | 2025-01-01T00:00 | 2025-01-01T00:20 | 2025-01-01T00:40
                    5/25 * * * *          | 2025-01-01T00:05 | 2025-01-01T00:30 | 2025-01-01T00:55
                    10-50/20 4 * * *      | 2025-01-01T04:10 | 2025-01-01T04:30 | 2025-01-01T04:50
                    59 23 31 12 *         | 2025-12-31T23:59 | 2026-12-31T23:59 | 2027-12-31T23:59
                    0 9,17 * * *          | 2025-01-01T09:00 | 2025-01-01T17:00 | 2025-01-02T09:00
                    0 0 31 * *            | 2025-01-31T00:00 | 2025-03-31T00:00 | 2025-05-31T00:00
                    0 12 * feb-Mar *      | 2025-02-01T12:00 | 2025-02-02T12:00 | 2025-02-03T12:00
                    0 12 * * mon-FRI      | 2025-01-01T12:00 | 2025-01-02T12:00 | 2025-01-03T12:00
                    0 12 * * 0            | 2025-01-05T12:00 | 2025-01-12T12:00 | 2025-01-19T12:00
                    0 12 * * 7            | 2025-01-05T12:00 | 2025-01-12T12:00 | 2025-01-19T12:00
                    0 12 * * SAT-SUN      | 2025-01-04T12:00 | 2025-01-05T12:00 | 2025-01-11T12:00
                    0 12 * * 6-7          | 2025-01-04T12:00 | 2025-01-05T12:00 | 2025-01-11T12:00
                    0 12 * * */3          | 2025-01-01T12:00 | 2025-01-04T12:00 | 2025-01-05T12:00
                    0 0 13 * FRI          | 2025-01-03T00:00 | 2025-01-10T00:00 | 2025-01-13T00:00
                    0 0 */10 * SAT        | 2025-01-11T00:00 | 2025-02-01T00:00 | 2025-03-01T00:00
                    0 0 29 2 *            | 2028-02-29T00:00 | 2032-02-29T00:00 | 2036-02-29T00:00
                    0 0 31 2 MON          | 2025-02-03T00:00 | 2025-02-10T00:00 | 2025-02-17T00:00
                    @hourly               | 2025-01-01T00:00 | 2025-01-01T01:00 | 2025-01-01T02:00
                    @Daily                | 2025-01-01T00:00 | 2025-01-02T00:00 | 2025-01-03T00:00
                    @midnight             | 2025-01-01T00:00 | 2025-01-02T00:00 | 2025-01-03T00:00
                    @weekly               | 2025-01-05T00:00 | 2025-01-12T00:00 | 2025-01-19T00:00
                    @monthly              | 2025-01-01T00:00 | 2025-02-01T00:00 | 2025-03-01T00:00
                    @yearly               | 2025-01-01T00:00 | 2026-01-01T00:00 | 2027-01-01T00:00
                    @annually             | 2025-01-01T00:00 | 2026-01-01T00:00 | 2027-01-01T00:00
                    """)
    void comesAtTheTimesThatItMeans(String text, String first, String second, String third) {
        CronExpression expression = CronExpression.parse(text);
        List<LocalDateTime> times = new ArrayList<>();
        LocalDateTime from = LocalDateTime.parse("2025-01-01T00:00");
        for (int i = 0; i < 3; i++) {
            LocalDateTime time = expression.atOrAfter(from).orElseThrow();
            times.add(time);
            from = time.plusSeconds(1);
        }
        assertThat(times)
                .containsExactly(LocalDateTime.parse(first), LocalDateTime.parse(second), LocalDateTime.parse(third));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                  | has 0 fields and must have 5: minute hour day-of-month month day-of-week
                    * * * *             | has 4 fields and must have 5: minute hour day-of-month month day-of-week
                    0 0 12 * * ?        | has 6 fields and must have 5: minute hour day-of-month month day-of-week
                    60 * * * *          | the minute field "60" has "60", which must be a number from 0 to 59
                    0,61 * * * *        | the minute field "0,61" has "61", which must be a number from 0 to 59
                    -1 * * * *          | the minute field "-1" has "", which must be a number from 0 to 59
                    99999999999 * * * * | the minute field "99999999999" has "99999999999", which must be a number from 0 to 59
                    ٣ * * * *           | the minute field "٣" has "٣", which must be a number from 0 to 59
                    1, * * * *          | the minute field "1," has an empty part between its commas
                    */0 * * * *         | the minute field "*/0" has the step "0", which must be a number from 1 to 60
                    */90 * * * *        | the minute field "*/90" has the step "90", which must be a number from 1 to 60
                    */5/2 * * * *       | the minute field "*/5/2" has the step "5/2", which must be a number from 1 to 60
                    0 24 * * *          | the hour field "24" has "24", which must be a number from 0 to 23
                    0 22-2 * * *        | the hour field "22-2" runs backwards in 22-2; write the two ends as a list of two ranges
                    0 1-2-3 * * *       | the hour field "1-2-3" has "2-3", which must be a number from 0 to 23
                    0 0 0 * *           | the day-of-month field "0" has "0", which must be a number from 1 to 31
                    0 0 L * *           | the day-of-month field "L" has "L", which must be a number from 1 to 31
                    0 0 * 13 *          | the month field "13" has "13", which must be a number from 1 to 12 or one of JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC
                    0 0 * JANUARY *     | the month field "JANUARY" has "JANUARY", which must be a number from 1 to 12 or one of JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC
                    0 0 * * 8           | the day-of-week field "8" has "8", which must be a number from 0 to 7 or one of SUN MON TUE WED THU FRI SAT
                    0 0 * * JAN         | the day-of-week field "JAN" has "JAN", which must be a number from 0 to 7 or one of SUN MON TUE WED THU FRI SAT
                    0 0 * * ?           | the day-of-week field "?" has "?", which must be a number from 0 to 7 or one of SUN MON TUE WED THU FRI SAT
                    0 0 * * FRI-MON     | the day-of-week field "FRI-MON" runs backwards in FRI-MON; write the two ends as a list of two ranges
                    @reboot             | "@reboot" is none of @hourly, @daily, @midnight, @weekly, @monthly, @yearly, @annually
                    0 0 30 2 *          | never comes: no month 2 has a day 30 ("0 0 30 2 *")
                    0 0 31 4,6,9,11 *   | never comes: no month 4,6,9,11 has a day 31 ("0 0 31 4,6,9,11 *")
                    0 0 30 2 */2        | never comes: no month 2 has a day 30 ("0 0 30 2 */2")
                    """)
    void refusesSayingWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> CronExpression.parse(text)).isInstanceOfSatisfying(InvalidInput.class, refused -> {
            assertThat(refused.errors()).hasSize(1);
            assertThat(refused.errors().getFirst().field()).isEqualTo("cron_expression");
            assertThat(refused.errors().getFirst().message()).isEqualTo(message);
        });
    }

    @Test
    void refusesAnEndlessText() {
        assertThatThrownBy(() -> CronExpression.parse("0,".repeat(1_000_000) + "0 * * * *"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("at most 256 characters");
    }

    @Test
    void findsALeapDayOnAGivenWeekdayAcrossTheCenturyWithoutOne() {
        CronExpression leapDay = CronExpression.parse("30 6 29 2 *");
        assertThat(leapDay.atOrAfter(LocalDateTime.parse("2096-03-01T00:00")))
                .contains(LocalDateTime.parse("2104-02-29T06:30"));
        CronExpression leapSunday = CronExpression.parse("0 0 29 2 */7");
        assertThat(leapSunday.atOrAfter(LocalDateTime.parse("2088-03-01T00:00")))
                .contains(LocalDateTime.parse("2128-02-29T00:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" 0  12 * *\tMON ", "0 12 * * mon"})
    void isEqualApartFromBlanksAndCase(String text) {
        assertThat(CronExpression.parse(text))
                .isEqualTo(CronExpression.parse("0 12 * * MON"))
                .hasSameHashCodeAs(CronExpression.parse("0 12 * * MON"));
    }
}
