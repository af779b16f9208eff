package app.visant.domain.edge.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.edge.clock.CloudTime.Reading;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class CloudTimeTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final long SECOND = 1_000_000_000;

    private final CloudTime time = new CloudTime();

    @Test
    void isUnknownUntilTheCloudHasTold() {
        assertThat(time.at(0)).isEmpty();
    }

    @Test
    void isOffByHalfTheRoundTripAtMost() {
        time.told(0, NOON, SECOND);

        Duration half = Duration.ofNanos(SECOND / 2 + CloudTime.drift(SECOND) / 2);
        assertThat(time.at(SECOND)).hasValue(new Reading(NOON.plus(half), half));
    }

    @Test
    void isMoreCertainAfterAQuickerExchange() {
        time.told(0, NOON, SECOND);
        time.told(2 * SECOND, NOON.plusMillis(1_900), 2 * SECOND + SECOND / 10);

        assertThat(time.at(2 * SECOND).orElseThrow().error()).isLessThan(Duration.ofMillis(51));
    }

    @Test
    void isLessCertainTheLongerAgoItWasTold() {
        time.told(0, NOON, 0);

        Reading later = time.at(10_000 * SECOND).orElseThrow();
        assertThat(later.error()).isEqualTo(Duration.ofSeconds(1));
        assertThat(later.time()).isEqualTo(NOON.plusSeconds(10_000));
        assertThat(time.at(-10_000 * SECOND).orElseThrow().error()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void followsACloudWhoseClockWasSet() {
        time.told(0, NOON, SECOND);
        time.told(2 * SECOND, NOON.minusSeconds(3600), 3 * SECOND);

        assertThat(time.at(3 * SECOND).orElseThrow().time())
                .isBetween(NOON.minusMillis(3_600_000 - 500), NOON.minusMillis(3_600_000 - 501));
    }

    @Test
    void refusesAnAnswerBeforeItsQuestion() {
        assertThatThrownBy(() -> time.told(1, NOON, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
