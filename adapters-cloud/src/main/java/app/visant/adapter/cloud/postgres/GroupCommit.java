package app.visant.adapter.cloud.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time write to a place, and that one write for all that wait: what comes while others are written is
 * written next, together and in its order. Whoever waits holds nothing but a thread. A place that nobody writes to takes no memory.
 * Safe for use by many threads.
 *
 * @param <P> a place
 * @param <I> what is written
 * @param <R> what comes of each
 */
final class GroupCommit<P, I, R> {
    private final Write<P, I, R> write;
    private final Duration patience;
    private final Supplier<? extends RuntimeException> tooLate;
    private final ConcurrentHashMap<P, Line> lines = new ConcurrentHashMap<>();

    /** Writes all or nothing. */
    @FunctionalInterface
    interface Write<P, I, R> {
        /** @return what came of each, in their order */
        List<R> write(P place, List<I> items);
    }

    /**
     * @param patience how long somebody waits before their own is being written
     * @param tooLate what is thrown when that is over: nothing was written
     */
    GroupCommit(Write<P, I, R> write, Duration patience, Supplier<? extends RuntimeException> tooLate) {
        this.write = write;
        this.patience = patience;
        this.tooLate = tooLate;
    }

    /** @return once it is written */
    R write(P place, I item) {
        return in(place, line -> line.write(item));
    }

    /** Does something else to a place, while nobody writes to it. */
    <T> T alone(P place, Supplier<T> work) {
        return in(place, line -> line.alone(work));
    }

    /** How many places are being written to. */
    int places() {
        return lines.size();
    }

    /** How many wait until theirs is being written. */
    int waiting(P place) {
        Line line = lines.get(place);
        return line == null ? 0 : line.waiting();
    }

    private <T> T in(P place, Function<Line, T> work) {
        Line entered = lines.compute(place, (_, present) -> {
            Line line = present == null ? new Line(place) : present;
            line.users++;
            return line;
        });
        try {
            return work.apply(entered);
        } finally {
            lines.computeIfPresent(place, (_, line) -> --line.users == 0 ? null : line);
        }
    }

    /** Something to be written, and what came of it: one of the two once it is settled. */
    private final class Ticket {
        private final I item;
        private @Nullable R result;
        private @Nullable RuntimeException failure;

        Ticket(I item) {
            this.item = item;
        }

        boolean isSettled() {
            return result != null || failure != null;
        }

        R result() {
            if (result != null) {
                return result;
            }
            throw failure == null ? new IllegalStateException("it was not written") : failure;
        }
    }

    /** Those who write to one place. */
    private final class Line {
        private final P place;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition moved = lock.newCondition();
        private final List<Ticket> waiting = new ArrayList<>();
        private boolean busy;
        /** Guarded by the map's entry. */
        private int users;

        Line(P place) {
            this.place = place;
        }

        R write(I item) {
            Ticket mine = new Ticket(item);
            List<Ticket> all;
            lock.lock();
            try {
                waiting.add(mine);
                await(mine);
                if (mine.isSettled()) {
                    return mine.result();
                }
                busy = true;
                all = List.copyOf(waiting);
                waiting.clear();
            } finally {
                lock.unlock();
            }
            try {
                settle(all);
            } finally {
                leave(all);
            }
            return mine.result();
        }

        <T> T alone(Supplier<T> work) {
            lock.lock();
            try {
                await(null);
                busy = true;
            } finally {
                lock.unlock();
            }
            try {
                return work.get();
            } finally {
                leave(List.of());
            }
        }

        int waiting() {
            lock.lock();
            try {
                return waiting.size();
            } finally {
                lock.unlock();
            }
        }

        /** Until it is settled or nobody writes. What another has begun to write is waited for to its end. */
        private void await(@Nullable Ticket mine) {
            long left = patience.toNanos();
            boolean interrupted = false;
            while (busy && (mine == null || !mine.isSettled())) {
                boolean mayGo = mine == null || waiting.contains(mine);
                if (mayGo && (left <= 0 || interrupted)) {
                    waiting.remove(mine);
                    restore(interrupted);
                    throw tooLate.get();
                }
                try {
                    left = moved.awaitNanos(left > 0 ? left : TimeUnit.SECONDS.toNanos(1));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            restore(interrupted);
        }

        private void settle(List<Ticket> all) {
            List<R> results;
            try {
                results = write.write(place, all.stream().map(each -> each.item).toList());
            } catch (RuntimeException failed) {
                all.forEach(each -> each.failure = failed);
                return;
            }
            for (int i = 0; i < all.size(); i++) {
                all.get(i).result = results.get(i);
            }
        }

        private void leave(List<Ticket> written) {
            lock.lock();
            try {
                written.stream()
                        .filter(each -> !each.isSettled())
                        .forEach(each -> each.failure = new IllegalStateException("an error ended what wrote it"));
                busy = false;
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
