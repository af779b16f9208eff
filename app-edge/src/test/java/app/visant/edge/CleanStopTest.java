package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class CleanStopTest {
    @Test
    void closesTheDaemonAndLeavesTheExitToTheSignal() {
        List<String> done = new ArrayList<>();

        new CleanStop(() -> done.add("closed"), Duration.ofMinutes(1), status -> done.add("halted")).run();

        assertThat(done).containsExactly("closed");
    }

    @Test
    void endsTheProcessWhenClosingHangs() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Integer> halted = new CompletableFuture<>();
        Runnable hanging = () -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Thread hook = Thread.ofPlatform().start(new CleanStop(hanging, Duration.ofMillis(50), halted::complete));

        assertThat(halted.get(30, TimeUnit.SECONDS)).isEqualTo(143);
        release.countDown();
        hook.join();
    }
}
