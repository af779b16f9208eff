package app.visant.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.DeviceId;
import java.time.Duration;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PaceBacklogsTest {
    private long nanos;

    private PaceBacklogs pace(double perSecond) {
        return new PaceBacklogs(perSecond, () -> nanos);
    }

    private static DeviceId device(int number) {
        return new DeviceId("D" + number);
    }

    @Test
    void givesEachDeviceItsShare() {
        PaceBacklogs pace = pace(400);

        assertThat(pace.share(device(1), 0)).isEqualTo(400);
        assertThat(pace.share(device(1), 9)).isEqualTo(400);
        assertThat(pace.share(device(2), 9)).isEqualTo(200);
        assertThat(pace.share(device(1), 0)).isEqualTo(400);
    }

    @Test
    void forgetsADeviceThatIsSilentForLong() {
        PaceBacklogs pace = pace(400);
        pace.share(device(1), 9);
        nanos += Duration.ofMinutes(4).toNanos();

        assertThat(pace.share(device(2), 9)).isEqualTo(400);
    }

    @Test
    void putsOffWhatIsMoreThanASecondsWorth() {
        PaceBacklogs pace = pace(2);

        assertThat(pace.putOff(device(1))).isEmpty();
        assertThat(pace.putOff(device(1))).isEmpty();
        assertThat(pace.putOff(device(1)))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2)));
        nanos += Duration.ofMillis(500).toNanos();
        assertThat(pace.putOff(device(1))).isEmpty();
    }

    @Test
    void putsDevicesOffByDifferentTimes() {
        PaceBacklogs pace = pace(1);
        pace.putOff(device(0));
        IntStream.rangeClosed(1, 100).forEach(number -> pace.share(device(number), 5));

        assertThat(IntStream.rangeClosed(1, 100)
                        .mapToObj(number ->
                                pace.putOff(device(number)).orElseThrow().toSeconds())
                        .distinct())
                .hasSizeGreaterThan(30);
    }

    /** Each device sends one picture after the other, no faster than its share, and waits as long as it is told. */
    @Test
    void takesInAThousandDevicesThatComeBackAtOnceAtItsPace() {
        int devices = 1000;
        int frames = 40;
        double perSecond = 200;
        PaceBacklogs pace = pace(perSecond);
        int[] left = IntStream.generate(() -> frames).limit(devices).toArray();
        double[] share = new double[devices];
        PriorityQueue<Turn> turns = new PriorityQueue<>((one, other) -> Long.compare(one.at(), other.at()));
        IntStream.range(0, devices).forEach(number -> turns.add(new Turn(number, 0, 0)));
        TreeMap<Long, Integer> takenBySecond = new TreeMap<>();
        int putOff = 0;
        while (!turns.isEmpty()) {
            Turn turn = turns.remove();
            int number = turn.device();
            nanos = turn.at();
            long heartbeat = turn.heartbeat();
            if (nanos >= heartbeat) {
                share[number] = pace.share(device(number), left[number]);
                heartbeat = nanos + Duration.ofMinutes(1).toNanos();
            }
            Optional<Duration> wait = pace.putOff(device(number));
            if (wait.isPresent()) {
                putOff++;
                turns.add(new Turn(number, nanos + wait.get().toNanos(), heartbeat));
            } else {
                takenBySecond.merge(nanos / 1_000_000_000L, 1, Integer::sum);
                left[number]--;
                if (left[number] > 0) {
                    turns.add(new Turn(number, nanos + (long) (1e9 / share[number]), heartbeat));
                } else {
                    pace.share(device(number), 0);
                }
            }
        }

        double ideal = devices * frames / perSecond;
        assertThat(left).containsOnly(0);
        assertThat(takenBySecond.values()).allMatch(taken -> taken <= 2 * perSecond);
        assertThat((double) takenBySecond.lastKey()).isLessThan(2 * ideal);
        assertThat(putOff).isLessThan(devices * frames / 2);
    }

    private record Turn(int device, long at, long heartbeat) {}
}
