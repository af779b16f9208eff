package app.visant.domain.edge.upload;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Holds the backlog to its budget. Each attempt counts; what failed attempts took is forgotten when the program ends. Safe for
 * threads.
 */
public final class BudgetGate {
    /** Longer than any month. */
    private static final Duration REMEMBERED = Duration.ofDays(32);

    private final Supplier<UploadBudget> budget;
    private final InstantSource clock;
    private final TreeMap<Instant, Long> spent = new TreeMap<>();

    /** @param budget asked for each picture */
    public BudgetGate(Supplier<UploadBudget> budget, SentBytes sent, InstantSource clock) {
        this.budget = budget;
        this.clock = clock;
        spent.putAll(sent.since(clock.instant().minus(REMEMBERED)));
    }

    /** Lets everything through, and counts it. */
    public Gate live() {
        return capture -> {
            count(capture.bytes());
            return Duration.ZERO;
        };
    }

    /** @param rate is asked first */
    public Gate backlog(DrainRate rate) {
        return capture -> {
            Duration wait = rate.take();
            return wait.isPositive() ? wait : admit(capture.bytes());
        };
    }

    /** Lets so many bytes of the backlog go, and counts them. @return zero, or how long to wait; they are not counted then */
    public synchronized Duration admit(long bytes) {
        Instant now = clock.instant();
        Duration wait = budget.get().waitFor(bytes, now, this::since);
        if (wait.isZero()) {
            count(bytes);
        }
        return wait;
    }

    private synchronized void count(long bytes) {
        Instant now = clock.instant();
        spent.merge(now.truncatedTo(ChronoUnit.HOURS), bytes, Long::sum);
        spent.headMap(now.minus(REMEMBERED)).clear();
    }

    /** What a clock that has been set back left in the future counts for nothing. */
    private long since(Instant start) {
        Instant from = start.truncatedTo(ChronoUnit.HOURS);
        return spent.subMap(from, true, clock.instant(), true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
