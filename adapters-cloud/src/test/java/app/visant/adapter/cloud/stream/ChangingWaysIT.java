package app.visant.adapter.cloud.stream;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.postgres.PostgresDispatchFixture;
import app.visant.adapter.cloud.postgres.TestDatabase;
import app.visant.domain.kernel.DeviceId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many devices that read the log in PostgreSQL now this way and now that, while a third of the wake-ups are lost. */
@Timeout(120)
final class ChangingWaysIT {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int DEVICES = 200;
    private static final int COMMANDS = 12;
    private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");

    @Test
    void loseAndDoubleNothing() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest(sweeping(), new PostgresDispatchFixture(DATABASE));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<DeviceId> devices = new ArrayList<>();
            List<Future<Long>> readings = new ArrayList<>();
            for (int i = 0; i < DEVICES; i++) {
                devices.add(cloud.device("DEVICE-" + i));
                Wanderer wanderer = new Wanderer(cloud, devices.getLast(), new Random(i));
                readings.add(threads.submit(wanderer::readAll));
            }
            issue(cloud, devices);
            for (Future<Long> reading : readings) {
                assertThat(reading.get()).isEqualTo(COMMANDS);
            }
        }
    }

    private static void issue(StreamsUnderTest cloud, List<DeviceId> devices) {
        Random random = new Random(0);
        for (int i = 0; i < COMMANDS; i++) {
            for (DeviceId device : devices) {
                cloud.issueQuietly(device, device + "-" + i);
                if (random.nextInt(3) > 0) {
                    cloud.wake(device);
                }
            }
        }
    }

    private static StreamSettings sweeping() {
        StreamSettings usual = StreamsUnderTest.SETTINGS;
        return new StreamSettings(
                usual.ping(),
                usual.stalled(),
                usual.maxPendingBytes(),
                usual.maxWait(),
                Duration.ofSeconds(1),
                usual.grace(),
                usual.lost());
    }

    /** A device that changes its way of reading after a command or two, and always sends its cursor. */
    private static final class Wanderer {
        private final StreamsUnderTest cloud;
        private final DeviceId device;
        private final Random random;
        private long cursor;

        Wanderer(StreamsUnderTest cloud, DeviceId device, Random random) {
            this.cloud = cloud;
            this.device = device;
            this.random = random;
        }

        /** Reads until there is no more to come, and returns how many came. */
        long readAll() throws Exception {
            while (cursor < COMMANDS) {
                switch (random.nextInt(3)) {
                    case 0 -> poll();
                    case 1 -> stream(cloud.original(device, cursor));
                    default -> stream(cloud.second(device, cursor));
                }
            }
            return cursor;
        }

        private void poll() throws IOException {
            String path = "/v1/device-commands/poll?wait=2&after=" + cursor;
            try (SseClient client = SseClient.open(
                    cloud.port(), path, "Authorization: Bearer token-of-" + device, "X-Device-ID: " + device)) {
                assertThat(client.status()).isIn(200, 204);
                int length =
                        client.header("Content-Length").map(Integer::parseInt).orElse(0);
                Matcher seq = SEQ.matcher(client.rest(length));
                while (seq.find()) {
                    take(Long.parseLong(seq.group(1)));
                }
            }
        }

        private void stream(SseClient opened) throws IOException {
            try (SseClient client = opened) {
                long until = Math.min(COMMANDS, cursor + 1 + random.nextInt(2));
                while (cursor < until) {
                    take(client.nextId().orElseThrow());
                }
            }
        }

        private void take(long seq) {
            assertThat(seq).isEqualTo(cursor + 1);
            cursor = seq;
        }
    }
}
