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

    @Test
    void passesOverWhatWasUnderWayForLonger() {
        clock.told(NOON);
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());

        assertThat(clock.told(NOON.plusSeconds(10))).isEqualTo(Duration.ofSeconds(20));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(30));
        assertThat(clock.told(NOON.plusSeconds(31))).isZero();
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(31));
    }

    @Test
    void followsACloudWhoseClockIsSetBack() {
        clock.told(NOON);

        assertThat(clock.told(NOON.minus(ServerClock.LONGEST_WAY))).isZero();
        assertThat(clock.instant()).isEqualTo(NOON.minus(ServerClock.LONGEST_WAY));
    }

    @Test
    void doesNotTrustForLongWhatItWasTold() {
        clock.told(NOON);
        nanos.addAndGet(ServerClock.TRUSTED.toNanos());
        Instant slower = NOON.plus(ServerClock.TRUSTED).minusSeconds(1);
        clock.told(slower);

        assertThat(clock.instant()).isEqualTo(slower);
    }
}
