package app.visant.cloud.dashboard;

import app.visant.domain.capture.Capture;
import app.visant.domain.capture.CaptureClock;
import app.visant.domain.trigger.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Pictures and the holes between them, newest first. Holes that lie side by side for one reason are one tile. */
final class Gallery {
    private Gallery() {}

    /**
     * @param triggers those that may explain holes; open and executed ones are passed over
     */
    static List<Tile> of(List<Capture> pictures, List<Trigger> triggers) {
        List<Tile> tiles = new ArrayList<>();
        pictures.stream().map(Gallery::picture).forEach(tiles::add);
        triggers.stream()
                .filter(trigger -> !trigger.state().isOpen() && trigger.capture() == null)
                .map(Gallery::hole)
                .forEach(tiles::add);
        tiles.sort(Comparator.comparing(Tile::instant).reversed());
        return joined(tiles);
    }

    private static Tile picture(Capture capture) {
        return new Tile(
                capture.id().value(),
                Preview.of(capture),
                capture.label(),
                "",
                capture.capturedAt(),
                capture.capturedAt(),
                1,
                capture.clock(),
                "");
    }

    private static Tile hole(Trigger trigger) {
        String state = trigger.state().name().toLowerCase(Locale.ROOT);
        String reason = trigger.reason() == null ? "" : trigger.reason();
        String lost = trigger.lostPicture() == null ? "" : trigger.lostPicture().hex();
        return new Tile("", "", state, reason, trigger.plannedAt(), trigger.plannedAt(), 1, null, lost);
    }

    private static List<Tile> joined(List<Tile> tiles) {
        List<Tile> joined = new ArrayList<>();
        for (Tile tile : tiles) {
            Tile last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.isSameHoleAs(tile)) {
                joined.set(joined.size() - 1, last.reachingBackTo(tile));
            } else {
                joined.add(tile);
            }
        }
        return joined;
    }

    /**
     * @param id the picture's record id; empty for a hole
     * @param preview the address of its small version; empty for a hole
     * @param word the picture's label, or the state in which the trigger ended
     * @param instant the picture's, or that of a hole's newest trigger
     * @param oldest that of a hole's oldest trigger
     * @param count how many triggers a hole stands for
     * @param clock by which the picture is dated, if that is known
     * @param lost hash of the picture that was taken for a single hole's trigger, and given up; empty if there was none
     */
    public record Tile(
            String id,
            String preview,
            String word,
            String reason,
            Instant instant,
            Instant oldest,
            int count,
            @Nullable CaptureClock clock,
            String lost) {
        public boolean isPicture() {
            return !id.isEmpty();
        }

        public String label() {
            return count == 1 ? word : count + " × " + word;
        }

        public String at() {
            return instant.toString();
        }

        /** By the device's own clock; empty if it did not say by what clock the picture is dated. */
        public String wallTime() {
            return clock == null ? "" : clock.wallTime().toString();
        }

        /** Milliseconds by which the time is off at most; empty if nobody knows. */
        public String error() {
            return clock == null || clock.errorMs() == null
                    ? ""
                    : clock.errorMs().toString();
        }

        public String from() {
            return oldest.toString();
        }

        private boolean isSameHoleAs(Tile other) {
            return !isPicture() && !other.isPicture() && word.equals(other.word) && reason.equals(other.reason);
        }

        private Tile reachingBackTo(Tile older) {
            return new Tile(id, preview, word, reason, instant, older.oldest, count + older.count, null, "");
        }
    }
}
