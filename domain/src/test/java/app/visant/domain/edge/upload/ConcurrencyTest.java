package app.visant.domain.edge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ConcurrencyTest {
    @Test
    void growsByOneForEachRoundOfSuccesses() {
        Concurrency concurrency = new Concurrency(4);

        for (int round = 1; round <= 3; round++) {
            assertThat(concurrency.limit()).isEqualTo(round);
            for (int i = 0; i <= round; i++) {
                concurrency.succeeded();
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
                concurrency.succeeded();
                assertThat(concurrency.limit()).isBetween(before, before + 1);
            } else {
                concurrency.failed();
                assertThat(concurrency.limit()).isBetween(Math.max(1, before / 2), Math.max(1, (before + 1) / 2));
            }
            assertThat(concurrency.limit()).isBetween(1, most);
        }
    }
}
