package app.visant.domain.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ServerClockTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final AtomicReference<Instant> local = new AtomicReference<>(NOON);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final ServerClock clock = new ServerClock(local::get, nanos::get);

    @Test
    void isTheOwnClockUntilTheCloudHasSpoken() {
        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.offset()).isZero();
    }

    @Test
    void goesOnFromWhatTheCloudSaid() {
        clock.told(NOON.plusSeconds(60));
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(65));
    }

    @Test
    void staysWhenTheOwnClockIsSet() {
        clock.told(NOON);
        local.set(NOON.plus(Duration.ofDays(1000)));

        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.offset()).isEqualTo(Duration.ofDays(-1000));
    }
}
