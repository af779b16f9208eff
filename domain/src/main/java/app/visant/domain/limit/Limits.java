package app.visant.domain.limit;

import app.visant.domain.kernel.VisantException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Bounds what each one asks for, so that nobody takes what is there for all. Counts for this instance alone, and forgets at a
 * restart. Safe for threads.
 */
public final class Limits {
    /** Of each limit so many subjects are remembered; beyond that the longest silent is taken for one never heard of. */
    static final int MOST_SUBJECTS = 100_000;

    private static final double NANOS = 1e9;

    private final Map<Limit, Rate> rates;
    private final LongSupplier nanoTime;
    /** The longest silent first. */
    private final Map<Limit, Map<String, TokenBucket>> buckets = new EnumMap<>(Limit.class);

    /**
     * @param rates what is not among them has its usual rate
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    public Limits(Map<Limit, Rate> rates, LongSupplier nanoTime) {
        this.rates = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            this.rates.put(limit, rates.getOrDefault(limit, limit.usual()));
            buckets.put(limit, new LinkedHashMap<>(16, 0.75f, true));
        }
        this.nanoTime = nanoTime;
    }

    /** One more, by somebody. */
    public record Claim(Limit limit, String subject) {}

    /**
     * Counts one more for all claims, or for none.
     *
     * @throws TooManyRequests if one of them is at its limit
     */
    public synchronized void require(Claim... claims) {
        long now = nanoTime.getAsLong();
        Arrays.stream(claims)
                .max(Comparator.comparingDouble(claim -> wait(claim, now)))
                .filter(worst -> wait(worst, now) > 0)
                .ifPresent(worst -> {
                    throw new TooManyRequests(
                            worst.limit().words(), Duration.ofNanos((long) (wait(worst, now) * NANOS)));
                });
        for (Claim claim : claims) {
            bucket(claim, now).take(1);
        }
    }

    /**
     * Does what may be a guess, which counts if it is wrong: who is right may be so as often as they like.
     *
     * @param wrong whether what the attempt throws tells whoever asks that they guessed wrong
     * @throws TooManyRequests if there were too many wrong ones lately, without an attempt
     */
    public <T> T guess(Claim claim, Predicate<VisantException> wrong, Supplier<T> attempt) {
        require(claim);
        boolean counts = false;
        try {
            return attempt.get();
        } catch (VisantException thrown) {
            counts = wrong.test(thrown);
            throw thrown;
        } finally {
            if (!counts) {
                takeBack(claim);
            }
        }
    }

    /** One that was counted does not count. */
    public synchronized void takeBack(Claim claim) {
        TokenBucket found = known(claim).get(claim.subject());
        if (found != null) {
            found.giveBack(1, nanoTime.getAsLong());
        }
    }

    /** How many subjects are remembered. */
    synchronized int size() {
        return buckets.values().stream().mapToInt(Map::size).sum();
    }

    /** Nobody is remembered for asking: who is refused does not push anybody out. */
    private double wait(Claim claim, long now) {
        TokenBucket found = known(claim).get(claim.subject());
        return found == null ? 0 : found.secondsUntil(1, now);
    }

    private TokenBucket bucket(Claim claim, long now) {
        Map<String, TokenBucket> known = known(claim);
        TokenBucket found = known.get(claim.subject());
        if (found != null) {
            return found;
        }
        forget(known, now);
        TokenBucket fresh = rate(claim).bucket(now);
        known.put(claim.subject(), fresh);
        return fresh;
    }

    private Map<String, TokenBucket> known(Claim claim) {
        return Objects.requireNonNull(buckets.get(claim.limit()), "each limit has buckets");
    }

    private Rate rate(Claim claim) {
        return Objects.requireNonNull(rates.get(claim.limit()), "each limit has a rate");
    }

    /** Those that are as new ones, and one more if there are too many. */
    private static void forget(Map<String, TokenBucket> known, long now) {
        Iterator<TokenBucket> oldest = known.values().iterator();
        boolean full = true;
        while (full && oldest.hasNext()) {
            full = oldest.next().isFull(now);
            if (full || known.size() >= MOST_SUBJECTS) {
                oldest.remove();
            }
        }
    }
}
