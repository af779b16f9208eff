package app.visant.cloud.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DayBarsTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-02-01");

    @Test
    void drawsEachDayInProportionToTheFullest() {
        List<DayBars.Bar> bars =
                DayBars.of(FIRST, FIRST.plusDays(29), Map.of(FIRST.plusDays(1), 40L, FIRST.plusDays(29), 10L));

        assertThat(bars).hasSize(30);
        assertThat(bars.get(0)).isEqualTo(new DayBars.Bar(0, 99, 16, 1, "2026-02-01", 0));
        assertThat(bars.get(1)).isEqualTo(new DayBars.Bar(20, 0, 16, 100, "2026-02-02", 40));
        assertThat(bars.get(29)).isEqualTo(new DayBars.Bar(580, 75, 16, 25, "2026-03-02", 10));
    }

    @Test
    void showsTheLeastOfMuch() {
        assertThat(DayBars.of(FIRST, FIRST.plusDays(1), Map.of(FIRST, 1_000_000L, FIRST.plusDays(1), 1L))
                        .get(1)
                        .height())
                .isEqualTo(3);
    }

    @Test
    void drawsDaysOnWhichNothingWas() {
        assertThat(DayBars.of(FIRST, FIRST.plusDays(2), Map.of())).hasSize(3).allMatch(bar -> bar.height() == 1);
    }
}
