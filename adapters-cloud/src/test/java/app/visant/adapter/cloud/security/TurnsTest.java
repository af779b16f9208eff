package app.visant.adapter.cloud.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class TurnsTest {
    private static final int AT_ONCE = 3;

    @Test
    void letsNoMoreWorkAtOnceThanItMayHoweverManyCome() throws Exception {
        int all = 16;
        Turns turns = new Turns(AT_ONCE, Duration.ofMinutes(1));
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(all)) {
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < all; i++) {
                results.add(pool.submit(() -> turns.take(() -> {
                    most.accumulateAndGet(working.incrementAndGet(), Math::max);
                    hold(new CountDownLatch(0), end);
                    return working.decrementAndGet();
                })));
            }
            await().until(() -> working.get() + turns.waiting() == all);
            end.countDown();
            for (Future<Integer> each : results) {
                assertThat(each.get()).isNotNegative();
            }
        }

        assertThat(most).hasValue(AT_ONCE);
    }

    @Test
    void refusesWhoGetsNoTurnInTimeAndSaysWhenToComeBack() throws Exception {
        Turns turns = new Turns(AT_ONCE, Duration.ZERO);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(AT_ONCE);
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Integer>> working = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                working.add(pool.submit(() -> turns.take(() -> hold(begun, end))));
            }
            begun.await();

            PasswordsBusy busy = catchThrowableOfType(PasswordsBusy.class, () -> turns.take(() -> 1));
            assertThat(busy.code()).isEqualTo("passwords_busy");
            assertThat(busy.retryAfter()).contains(Duration.ofSeconds(5));
            end.countDown();
            for (Future<Integer> each : working) {
                assertThat(each.get()).isZero();
            }
        }
        assertThat(turns.take(() -> 1)).isEqualTo(1);
    }

    @Test
    void letsWhoWaitsInWhenAnotherEnds() throws Exception {
        Turns turns = new Turns(1, Duration.ofMinutes(1));
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Future<Integer> working = pool.submit(() -> turns.take(() -> hold(begun, end)));
            begun.await();
            Future<Integer> waiting = pool.submit(() -> turns.take(() -> 2));
            await().until(() -> turns.waiting() == 1);
            assertThat(waiting).isNotDone();
            end.countDown();

            assertThat(waiting.get()).isEqualTo(2);
            assertThat(working.get()).isZero();
        }
    }

    @Test
    void endsTheTurnOfWhatFails() {
        Turns turns = new Turns(1, Duration.ZERO);
        assertThatThrownBy(() -> turns.take(() -> {
                    throw new IllegalArgumentException("damaged");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(turns.take(() -> 1)).isEqualTo(1);
    }

    private static int hold(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return 0;
    }
}
