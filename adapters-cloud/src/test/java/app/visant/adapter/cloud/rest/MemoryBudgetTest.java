package app.visant.adapter.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.limit.TooManyRequests;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemoryBudgetTest {
    private static final long MB = 1 << 20;

    private final MemoryBudget budget = new MemoryBudget(MB);

    @Test
    void saysBusyWhenAllOfItIsTaken() {
        List<MemoryBudget.Lease> leases = new ArrayList<>();
        for (String holder : List.of("a", "b", "c", "d")) {
            leases.add(budget.take(holder, MB / 4 - 1));
        }

        assertThatThrownBy(() -> budget.take("e", 2048)).isInstanceOf(Busy.class);
        leases.forEach(MemoryBudget.Lease::close);
        budget.take("e", 2048).close();
        assertThat(budget.holders()).isZero();
    }

    @Test
    void keepsOneThatTakesAllItCanFromStarvingAnother() {
        try (MemoryBudget.Lease _ = budget.take("noisy", MB / 4 - 1)) {
            assertThatThrownBy(() -> budget.take("noisy", 2048)).isInstanceOf(Busy.class);

            budget.take("quiet", MB / 4 - 1).close();
        }
    }

    @Test
    void letsOneTakeWhatIsLargerThanItsShare() {
        try (MemoryBudget.Lease _ = budget.take("large", MB / 2)) {
            assertThat(budget.holders()).isOne();
        }
        budget.take("larger than all", 2 * MB).close();
        assertThat(budget.holders()).isZero();
    }

    @Test
    void keepsOnlySoManyOfOneInHand() {
        List<MemoryBudget.Lease> leases = new ArrayList<>();
        for (int i = 0; i < MemoryBudget.MOST_OF_ONE; i++) {
            leases.add(budget.take("noisy", 1));
        }

        assertThatThrownBy(() -> budget.take("noisy", 1)).isInstanceOf(TooManyRequests.class);
        budget.take("quiet", 1).close();
        leases.forEach(MemoryBudget.Lease::close);
        budget.take("noisy", 1).close();
        assertThat(budget.holders()).isZero();
    }
}
