package app.visant.domain.edge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class DrainRateTest {
    private long nanos;
    private final DrainRate rate = new DrainRate(() -> nanos);

    @Test
    void keepsNothingBackUntilTheCloudSaysSomething() {
        assertThat(rate.take()).isZero();
        rate.limit(0);
        assertThat(rate.take()).isZero();
    }

    @Test
    void saysHowLongToWaitForTheNextTurn() {
        rate.limit(2);
        assertThat(rate.take()).isZero();
        assertThat(rate.take()).isZero();

        assertThat(rate.take()).isEqualTo(Duration.ofMillis(500));
        nanos += 500_000_000;
        assertThat(rate.take()).isZero();
    }

    @Test
    void aRateBelowOneStillLetsOneThrough() {
        rate.limit(0.1);

        assertThat(rate.take()).isZero();
        assertThat(rate.take()).isEqualTo(Duration.ofSeconds(10));
    }

    @Property(tries = 200)
    void neverLetsMoreThroughThanTheRateAndOneSecondsWorth(
            @ForAll @DoubleRange(min = 0.2, max = 50) double perSecond,
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 900) Integer> pausesMillis) {
        long[] now = {0};
        DrainRate drain = new DrainRate(() -> now[0]);
        drain.limit(perSecond);
        long taken = 0;
        for (int pause : pausesMillis) {
            now[0] += pause * 1_000_000L;
            for (int i = 0; i < 20 && drain.take().isZero(); i++) {
                taken++;
            }
        }

        assertThat((double) taken).isLessThanOrEqualTo(Math.max(1, perSecond) + perSecond * now[0] / 1e9 + 1e-6);
    }
}
