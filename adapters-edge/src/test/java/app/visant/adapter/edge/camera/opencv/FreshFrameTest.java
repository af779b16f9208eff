package app.visant.adapter.edge.camera.opencv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class FreshFrameTest {
    private static final long NOW_MILLIS = 1_000_000;

    @Test
    void takesThePictureThatIsYoungEnough() {
        Driver driver = new Driver(NOW_MILLIS - 1000.0, NOW_MILLIS - 1.0);

        assertThat(fresh(driver).grab()).isTrue();
        assertThat(driver.grabs).isEqualTo(1);
    }

    @Test
    void passesOverPicturesThatLayInTheBuffers() {
        Driver driver = new Driver(NOW_MILLIS - 60_000.0, NOW_MILLIS - 59_967.0, NOW_MILLIS - 1001.0, NOW_MILLIS - 3.0);

        assertThat(fresh(driver).grab()).isTrue();
        assertThat(driver.grabs).isEqualTo(4);
    }

    @Test
    void passesAllBuffersWhenTheDriverHasNoUsableTime() {
        for (double useless : List.of(0.0, -1.0, NOW_MILLIS + 1.8e12)) {
            Driver driver = new Driver(useless, useless, useless, useless, useless, useless);

            assertThat(fresh(driver).grab()).isTrue();
            assertThat(driver.grabs).isEqualTo(FreshFrame.GRABS_PAST_BUFFERS);
        }
    }

    @Test
    void saysThatTheDriverGivesNothing() {
        assertThat(fresh(new Driver(NOW_MILLIS - 60_000.0)).grab()).isFalse();
    }

    private static FreshFrame fresh(Driver driver) {
        return new FreshFrame(driver, Duration.ofSeconds(1), () -> TimeUnit.MILLISECONDS.toNanos(NOW_MILLIS));
    }

    /** Has pictures of given times, then none. */
    private static final class Driver implements FreshFrame.Sensor {
        private final Queue<Double> times = new ArrayDeque<>();
        private double grabbed;
        private int grabs;

        Driver(Double... times) {
            this.times.addAll(Arrays.asList(times));
        }

        @Override
        public boolean grab() {
            Double time = times.poll();
            if (time == null) {
                return false;
            }
            grabbed = time;
            grabs++;
            return true;
        }

        @Override
        public double timestampMillis() {
            return grabbed;
        }
    }
}
