package app.visant.domain.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ForecastTest {
    private static final long LIMIT = 10_000;

    private final Forecast forecast = new Forecast();

    private void look(int minute, long held, long evicted) {
        forecast.note(
                new Level(held, LIMIT, evicted), Duration.ofMinutes(minute).toNanos());
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(forecast.untilFull()).isEmpty();
        look(0, 100, 0);
        assertThat(forecast.untilFull()).isEmpty();
    }

    @Test
    void tellsHowLongItGoesOnLikeThis() {
        look(0, 1_000, 0);
        look(30, 4_000, 0);

        assertThat(forecast.untilFull()).hasValue(Duration.ofMinutes(60));
    }

    @Test
    void tellsNothingAsLongAsAsMuchIsSentAsIsTaken() {
        look(0, 4_000, 0);
        look(30, 4_000, 0);
        assertThat(forecast.untilFull()).isEmpty();
        look(40, 3_000, 0);
        assertThat(forecast.untilFull()).isEmpty();
    }

    @Test
    void forgetsWhatWasMoreThanAnHourAgo() {
        look(0, 0, 0);
        look(30, 8_000, 0);
        look(100, 8_000, 0);
        look(110, 8_100, 0);

        assertThat(forecast.untilFull()).hasValue(Duration.ofMinutes(190));
    }

    @Test
    void isOverWhenPicturesHaveToGo() {
        look(0, 9_900, 0);
        look(30, 10_000, 2_000);

        assertThat(forecast.untilFull()).hasValue(Duration.ZERO);
    }
}
