package app.visant.domain.edge.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the scheduled pictures from the oldest on, a window at a time, and gives up what can be missed. It remembers how far it
 * came, where nothing more is to be thinned.
 */
final class ThinOut {
    private static final int WINDOW = 256;

    private final Holdings holdings;
    private final Looks looks;
    private final boolean onlyAlike;

    /** Up to this one nothing more is to be thinned. */
    private @Nullable Holding thinned;

    private ThinOut(Holdings holdings, Looks looks, boolean onlyAlike) {
        this.holdings = holdings;
        this.looks = looks;
        this.onlyAlike = onlyAlike;
    }

    /** Any picture that others were taken shortly before and after. */
    static ThinOut any(Holdings holdings) {
        return new ThinOut(holdings, Looks.NONE, false);
    }

    /** Only those that look like the ones before and after them, up to the first of which is not known how it looks. */
    static ThinOut alike(Holdings holdings, Looks looks) {
        return new ThinOut(holdings, looks, true);
    }

    /**
     * @param bytes how many are wanted
     * @param evict gives these up, and says how many bytes that made free
     * @return how many bytes are free now that were not
     */
    long free(long bytes, Duration widestHole, ToLongFunction<List<Holding>> evict) {
        long freed = 0;
        while (freed < bytes) {
            List<Holding> window = holdings.oldest(Worth.SCHEDULED, thinned, WINDOW);
            Map<Long, Look> seen = onlyAlike ? look(window) : Map.of();
            List<Holding> known = onlyAlike ? window.subList(0, seen.size()) : window;
            BiPredicate<Holding, Holding> alike = onlyAlike
                    ? (one, other) -> isAlike(seen.get(one.number()), seen.get(other.number()))
                    : (one, other) -> true;
            Thinning thinning = new Thinning(known, widestHole, alike);
            freed += evict.applyAsLong(thinning.takeOut(bytes - freed));
            if (freed < bytes && !goOn(known.size(), thinning.left())) {
                return freed;
            }
        }
        return freed;
    }

    private static boolean isAlike(@Nullable Look one, @Nullable Look other) {
        return one != null && other != null && one.isLike(other);
    }

    /** Of the first ones, until one is unknown. */
    private Map<Long, Look> look(List<Holding> window) {
        Map<Long, Look> seen = new HashMap<>();
        for (Holding picture : window) {
            Look look = looks.of(picture).orElse(null);
            if (look == null) {
                break;
            }
            seen.put(picture.number(), look);
        }
        return seen;
    }

    /** The last two that are left begin the next window, so that the hole between windows is seen. @return whether there is one */
    private boolean goOn(int known, List<Holding> left) {
        if (known < WINDOW) {
            return false;
        }
        if (left.size() > 2) {
            thinned = left.get(left.size() - 3);
        }
        return true;
    }
}
