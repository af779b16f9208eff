package app.visant.adapter.cloud.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {
    private static final class TooLate extends RuntimeException {}

    private final List<List<Integer>> written = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        mayGoOn.countDown();
        pool.close();
    }

    @Test
    void writesTogetherWhatCameWhileOthersWereWritten() throws Exception {
        GroupCommit<String, Integer, String> commits = commits(Duration.ofSeconds(20));
        Future<String> first = pool.submit(() -> commits.write("a", 0));
        begun.await();
        List<Future<String>> rest = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            int item = i;
            rest.add(pool.submit(() -> commits.write("a", item)));
        }
        await().until(() -> commits.waiting("a") == 20);
        mayGoOn.countDown();

        assertThat(first.get()).isEqualTo("a0");
        for (int i = 0; i < 20; i++) {
            assertThat(rest.get(i).get()).isEqualTo("a" + (i + 1));
        }
        assertThat(written).hasSize(2);
        assertThat(written.getLast())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(commits.places()).isZero();
    }

    @Test
    void letsNobodyWaitForAnotherPlace() throws Exception {
        GroupCommit<String, Integer, String> commits = commits(Duration.ofSeconds(20));
        Future<String> first = pool.submit(() -> commits.write("a", 0));
        begun.await();
        assertThat(commits.write("b", 1)).isEqualTo("b1");
        mayGoOn.countDown();
        assertThat(first.get()).isEqualTo("a0");
    }

    @Test
    void waitsNoLongerThanItHasPatienceAndThenWritesNothing() throws Exception {
        GroupCommit<String, Integer, String> commits = commits(Duration.ofMillis(20));
        Future<String> first = pool.submit(() -> commits.write("a", 0));
        begun.await();
        assertThatThrownBy(() -> commits.write("a", 1)).isInstanceOf(TooLate.class);
        assertThatThrownBy(() -> commits.alone("a", () -> "x")).isInstanceOf(TooLate.class);
        mayGoOn.countDown();
        assertThat(first.get()).isEqualTo("a0");
        assertThat(commits.write("a", 2)).isEqualTo("a2");
        assertThat(written).containsExactly(List.of(0), List.of(2));
        assertThat(commits.places()).isZero();
    }

    @Test
    void tellsEachThatTheirsWasNotWrittenAndGoesOn() throws Exception {
        GroupCommit<String, Integer, String> commits = commits(Duration.ofSeconds(20));
        Future<String> first = pool.submit(() -> commits.write("a", 0));
        begun.await();
        List<Future<String>> failing =
                List.of(pool.submit(() -> commits.write("a", -1)), pool.submit(() -> commits.write("a", 1)));
        await().until(() -> commits.waiting("a") == 2);
        mayGoOn.countDown();

        assertThat(first.get()).isEqualTo("a0");
        for (Future<String> each : failing) {
            assertThatThrownBy(each::get).isInstanceOf(ExecutionException.class).hasMessageContaining("negative");
        }
        assertThat(commits.write("a", 2)).isEqualTo("a2");
    }

    @Test
    void doesSomethingElseWhileNobodyWrites() {
        GroupCommit<String, Integer, String> commits = commits(Duration.ofSeconds(20));
        assertThat(commits.alone("a", () -> commits.places())).isEqualTo(1);
        assertThat(commits.places()).isZero();
    }

    /** The first write to {@code a} stays in hand until it may go on. */
    private GroupCommit<String, Integer, String> commits(Duration patience) {
        return new GroupCommit<>(this::write, patience, TooLate::new);
    }

    private List<String> write(String place, List<Integer> items) {
        if (items.contains(-1)) {
            throw new IllegalArgumentException("negative");
        }
        if (items.contains(0)) {
            begun.countDown();
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        written.add(items);
        return items.stream().map(item -> place + item).toList();
    }
}
