package app.visant.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.DeviceId;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PacePreviewsTest {
    private long nanos;

    private PacePreviews pace(double perSecond) {
        return new PacePreviews(perSecond, () -> nanos);
    }

    private static DeviceId device(int number) {
        return new DeviceId("D" + number);
    }

    @Test
    void takesTheFirstOfADeviceAtOnceAndTheRestAtItsRate() {
        PacePreviews pace = pace(10_000);
        for (int i = 0; i < 4; i++) {
            assertThat(pace.putOff(device(1), 32)).isEmpty();
        }
        assertThat(pace.putOff(device(1), 32)).hasValue(Duration.ofSeconds(4));
        assertThat(pace.putOff(device(1), 1)).as("never less than a second").hasValue(Duration.ofSeconds(1));
        assertThat(pace.putOff(device(2), 32)).as("another device").isEmpty();
        nanos += Duration.ofSeconds(4).toNanos();
        assertThat(pace.putOff(device(1), 32)).isEmpty();
        assertThat(pace.putOff(device(1), 32)).isPresent();
    }

    @Test
    void aDeviceThatWasSilentMayBringTheFirstAtOnceAgain() {
        PacePreviews pace = pace(10_000);
        IntStream.range(0, 4).forEach(i -> pace.putOff(device(1), 32));
        nanos += Duration.ofSeconds(17).toNanos();
        for (int i = 0; i < 4; i++) {
            assertThat(pace.putOff(device(1), 32)).isEmpty();
        }
        assertThat(pace.putOff(device(1), 32)).isPresent();
    }

    @Test
    void boundsWhatAllDevicesBringTogether() {
        PacePreviews pace = pace(64);
        assertThat(pace.putOff(device(1), 32)).isEmpty();
        assertThat(pace.putOff(device(2), 32)).isEmpty();
        assertThat(pace.putOff(device(3), 32)).isPresent();
        nanos += Duration.ofMillis(500).toNanos();
        assertThat(pace.putOff(device(3), 32)).isEmpty();
    }

    @Test
    void putsDevicesOffByDifferentTimesUpToAMinute() {
        PacePreviews pace = pace(32);
        IntStream.range(0, 2).forEach(number -> pace.putOff(device(number), 32));
        IntStream.range(0, 500).forEach(number -> pace.putOff(device(number), 32));
        assertThat(IntStream.range(0, 500)
                        .mapToObj(number -> pace.putOff(device(number), 32))
                        .map(Optional::orElseThrow)
                        .peek(wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1)))
                        .distinct()
                        .count())
                .isGreaterThan(50);
    }

    @Test
    void takesAWholeBatchHoweverLowTheRate() {
        assertThat(pace(1).putOff(device(1), ReceivePreviews.MOST)).isEmpty();
    }
}
