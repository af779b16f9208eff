package app.visant.adapter.cloud.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecureIdsTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00.123Z");

    @Test
    void makesVersionSevenUuidsThatSortByTime() {
        UUID earlier = new SecureIds(InstantSource.fixed(NOW)).newUuid();
        UUID later = new SecureIds(InstantSource.fixed(NOW.plusMillis(1))).newUuid();
        assertThat(earlier.version()).isEqualTo(7);
        assertThat(earlier.variant()).isEqualTo(2);
        assertThat(earlier.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        assertThat(earlier.toString()).isLessThan(later.toString());
    }

    @Test
    void neverMakesOneTwice() {
        SecureIds ids = new SecureIds(InstantSource.fixed(NOW));
        Set<UUID> made = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            made.add(ids.newUuid());
        }
        assertThat(made).hasSize(10_000);
    }
}
