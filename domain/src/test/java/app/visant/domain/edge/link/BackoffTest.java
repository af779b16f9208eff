package app.visant.domain.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    private static Backoff of(double random) {
        return new Backoff(Duration.ofSeconds(5), Duration.ofSeconds(60), () -> random);
    }

    @ParameterizedTest
    @CsvSource({"0,5000", "1,10000", "2,20000", "3,40000", "4,60000", "100,60000", "2147483647,60000"})
    void theLimitDoublesUpToTheCap(int failures, long limitMs) {
        assertThat(of(ALMOST_ONE).delay(failures).toMillis()).isEqualTo(limitMs - 1);
        assertThat(of(0.5).delay(failures).toMillis()).isEqualTo(limitMs / 2);
        assertThat(of(0).delay(failures)).isZero();
    }

    @Test
    void neverComesBeforeTheWishedTime() {
        assertThat(of(0).after(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(of(ALMOST_ONE).after(Duration.ofSeconds(30))).isLessThan(Duration.ofSeconds(35));
    }

    @Test
    void isSlowWhereAPersonHasToAct() {
        assertThat(of(0).slow()).isEqualTo(Duration.ofSeconds(30));
        assertThat(of(ALMOST_ONE).slow()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(60));
    }

    @Test
    void canStartFromNothing() {
        Backoff eager = new Backoff(Duration.ZERO, Duration.ofSeconds(1), () -> ALMOST_ONE);

        assertThat(eager.delay(3)).isZero();
    }

    @Test
    void refusesAFirstLimitAboveTheCap() {
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), () -> 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
