package app.visant.domain.edge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ConcurrencyTest {
    private static final Duration QUICK = Duration.ofMillis(10);

    @Test
    void growsByOneForEachRoundOfSuccesses() {
        Concurrency concurrency = new Concurrency(4);

        for (int round = 1; round <= 3; round++) {
            assertThat(concurrency.limit()).isEqualTo(round);
            for (int i = 0; i <= round; i++) {
                concurrency.succeeded(QUICK);
            }
        }
        assertThat(concurrency.limit()).isEqualTo(4);
    }

    @Property(tries = 300)
    void staysWithinItsBoundsAndHalves(@ForAll @IntRange(min = 1, max = 16) int most, @ForAll List<Boolean> went) {
        Concurrency concurrency = new Concurrency(most);
        for (boolean well : went) {
            int before = concurrency.limit();
            if (well) {
                concurrency.succeeded(QUICK);
                assertThat(concurrency.limit()).isBetween(before, before + 1);
            } else {
                concurrency.failed();
                assertThat(concurrency.limit()).isBetween(Math.max(1, before / 2), Math.max(1, (before + 1) / 2));
            }
            assertThat(concurrency.limit()).isBetween(1, most);
        }
    }

    @Test
    void doesNotGrowWhenUploadsOnlyWaitForEachOther() {
        Concurrency concurrency = new Concurrency(16);
        int processors = 2;
        for (int i = 0; i < 900; i++) {
            int waiting = Math.max(1, concurrency.limit() / processors);
            concurrency.succeeded(QUICK.multipliedBy(waiting));
        }

        assertThat(concurrency.limit()).isBetween(processors, 2 * processors);
    }

    @Test
    void growsToItsMostWhereOnlyTheWayIsLong() {
        Concurrency concurrency = new Concurrency(6);
        for (int i = 0; i < 100; i++) {
            concurrency.succeeded(Duration.ofMillis(200 + i % 20));
        }

        assertThat(concurrency.limit()).isEqualTo(6);
    }

    @Test
    void shrinksWhenUploadsTakeEverLonger() {
        Concurrency concurrency = new Concurrency(6);
        for (int i = 0; i < 100; i++) {
            concurrency.succeeded(QUICK);
        }
        for (int i = 0; i < 20; i++) {
            concurrency.succeeded(QUICK.multipliedBy(5));
        }

        assertThat(concurrency.limit()).isBetween(3, 4);
    }

    @Test
    void learnsNowAndThenThatTheLineHasBecomeSlower() {
        Concurrency concurrency = new Concurrency(6);
        for (int i = 0; i < 100; i++) {
            concurrency.succeeded(QUICK);
        }
        for (int i = 0; i < 1000; i++) {
            concurrency.succeeded(QUICK.multipliedBy(20));
        }

        assertThat(concurrency.limit()).isEqualTo(6);
    }
}
