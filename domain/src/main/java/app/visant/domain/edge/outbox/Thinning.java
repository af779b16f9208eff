package app.visant.domain.edge.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Pictures in the order in which they were taken, of which some can be missed, because others were taken shortly before and after. */
final class Thinning {
    private final List<Holding> left;
    private final Duration widestHole;
    private final BiPredicate<Holding, Holding> alike;

    /** @param alike of two neighbours; a picture may go if it is so with the one before and the one after it */
    Thinning(List<Holding> pictures, Duration widestHole, BiPredicate<Holding, Holding> alike) {
        this.left = new ArrayList<>(pictures);
        this.widestHole = widestHole;
        this.alike = alike;
    }

    /**
     * Takes those out whose going makes the smallest holes, one after the other, the older first among equals. The first and the last
     * picture stay.
     *
     * @param bytes stops when so many are out
     */
    List<Holding> takeOut(long bytes) {
        List<Holding> out = new ArrayList<>();
        long freed = 0;
        int next = smallestHole();
        while (freed < bytes && next >= 0) {
            Holding picture = left.remove(next);
            out.add(picture);
            freed += picture.capture().bytes();
            next = smallestHole();
        }
        return out;
    }

    /** Those that are not out. */
    List<Holding> left() {
        return List.copyOf(left);
    }

    private int smallestHole() {
        int found = -1;
        Duration smallest = widestHole.plusNanos(1);
        for (int i = 1; i < left.size() - 1; i++) {
            Duration hole = Duration.between(
                    left.get(i - 1).capture().capturedAt(),
                    left.get(i + 1).capture().capturedAt());
            if (hole.compareTo(smallest) < 0 && mayGo(i)) {
                smallest = hole;
                found = i;
            }
        }
        return found;
    }

    private boolean mayGo(int i) {
        return alike.test(left.get(i - 1), left.get(i)) && alike.test(left.get(i), left.get(i + 1));
    }
}
