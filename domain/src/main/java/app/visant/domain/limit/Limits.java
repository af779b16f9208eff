package app.visant.domain.limit;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

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

    /** How many subjects are remembered. */
    synchronized int size() {
        return buckets.values().stream().mapToInt(Map::size).sum();
    }

    private double wait(Claim claim, long now) {
        return bucket(claim, now).secondsUntil(1, now);
    }

    private TokenBucket bucket(Claim claim, long now) {
        Map<String, TokenBucket> known = buckets.get(claim.limit());
        Rate rate = rates.get(claim.limit());
        if (known == null || rate == null) {
            throw new IllegalStateException(claim.limit() + " has no rate");
        }
        TokenBucket found = known.get(claim.subject());
        if (found != null) {
            return found;
        }
        forget(known, now);
        TokenBucket fresh = rate.bucket(now);
        known.put(claim.subject(), fresh);
        return fresh;
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
