package app.visant.domain.edge.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class PlayHeadTest {
    private static final Duration LENGTH = Duration.ofSeconds(80);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @Test
    void walksWithTheClockFromItsOffset() {
        PlayHead head = new PlayHead(Duration.ofSeconds(30), now::get);

        assertThat(head.position(LENGTH)).isEqualTo(Duration.ofSeconds(30));
        now.set(Instant.EPOCH.plusSeconds(49));
        assertThat(head.position(LENGTH)).isEqualTo(Duration.ofSeconds(79));
    }

    @Test
    void beginsAgainAtTheEnd() {
        PlayHead head = new PlayHead(Duration.ofSeconds(170), now::get);

        assertThat(head.position(LENGTH)).isEqualTo(Duration.ofSeconds(10));
        now.set(Instant.EPOCH.plusSeconds(70));
        assertThat(head.position(LENGTH)).isZero();
    }

    @Test
    void staysWithinTheVideoWhenTheClockIsSetBack() {
        PlayHead head = new PlayHead(Duration.ZERO, now::get);
        now.set(Instant.EPOCH.minusSeconds(1));

        assertThat(head.position(LENGTH)).isEqualTo(Duration.ofSeconds(79));
    }
}
