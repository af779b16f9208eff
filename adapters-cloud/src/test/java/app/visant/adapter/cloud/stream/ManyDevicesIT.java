package app.visant.adapter.cloud.stream;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.DeviceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many devices that come back at random, while commands are issued and wake-ups come late or not at all. */
@Timeout(120)
final class ManyDevicesIT {
    private static final int DEVICES = 100;
    private static final int COMMANDS = 60;

    /** Commands that may wait for a device: enough for several of them to miss their wake-up. */
    private static final int FEWEST_AHEAD = 5;

    @Test
    void everyDeviceGetsEveryCommandInOrder() throws Exception {
        StreamSettings usual = StreamsUnderTest.SETTINGS;
        StreamSettings sweeping = new StreamSettings(
                usual.ping(),
                usual.stalled(),
                usual.maxPendingBytes(),
                usual.maxWait(),
                Duration.ofSeconds(1),
                usual.grace(),
                usual.lost());
        try (StreamsUnderTest cloud = new StreamsUnderTest(sweeping);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> readers = new ArrayList<>();
            List<Future<Integer>> issuers = new ArrayList<>();
            for (int i = 0; i < DEVICES; i++) {
                DeviceId device = cloud.device("DEVICE-" + i);
                Semaphore ahead = new Semaphore(FEWEST_AHEAD + i % FEWEST_AHEAD);
                readers.add(threads.submit(reader(cloud, device, new Random(i), ahead)));
                issuers.add(threads.submit(issuer(cloud, device, new Random(-i), ahead)));
            }
            for (Future<Integer> issuer : issuers) {
                assertThat(issuer.get()).isEqualTo(COMMANDS);
            }
            List<Long> all = LongStream.rangeClosed(1, COMMANDS).boxed().toList();
            for (Future<List<Long>> reader : readers) {
                assertThat(reader.get()).isEqualTo(all);
            }
            assertThat(cloud.metrics.counter("visant.commands.delivered").getCount())
                    .isGreaterThanOrEqualTo((long) DEVICES * COMMANDS);
        }
    }

    /** @param ahead lets no more commands be issued than the device soon takes, so that it comes back among them */
    private static Callable<Integer> issuer(StreamsUnderTest cloud, DeviceId device, Random random, Semaphore ahead) {
        return () -> {
            for (int i = 1; i <= COMMANDS; i++) {
                ahead.acquire();
                cloud.issueQuietly(device, device + "-" + i);
                if (random.nextInt(4) > 0) {
                    cloud.wake(device);
                }
            }
            return COMMANDS;
        };
    }

    /** What the device takes in: what it has already had it has again only after coming back. */
    private static Callable<List<Long>> reader(
            StreamsUnderTest cloud, DeviceId device, Random random, Semaphore ahead) {
        return () -> {
            List<Long> taken = new ArrayList<>();
            while (taken.size() < COMMANDS) {
                long cursor = taken.isEmpty() ? 0 : taken.getLast();
                long lastOfConnection = cursor;
                try (SseClient client =
                        random.nextInt(3) == 0 ? cloud.original(device) : cloud.second(device, cursor)) {
                    boolean original = !client.event().startsWith("event: connected");
                    lastOfConnection = original ? 0 : cursor;
                    int stay = random.nextInt(15);
                    for (int i = 0; i <= stay && taken.size() < COMMANDS; i++) {
                        Optional<Long> next = client.nextId();
                        if (next.isEmpty()) {
                            break;
                        }
                        assertThat(next.get()).isGreaterThan(lastOfConnection);
                        lastOfConnection = next.get();
                        if (taken.isEmpty() || next.get() > taken.getLast()) {
                            taken.add(next.get());
                            ahead.release();
                        }
                    }
                }
            }
            return taken;
        };
    }
}
