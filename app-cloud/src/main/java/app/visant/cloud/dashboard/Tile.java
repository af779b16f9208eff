package app.visant.cloud.dashboard;

import app.visant.domain.capture.CaptureClock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One tile of a device's gallery.
 *
 * @param id record id of the picture, or of the one that the preview is of; empty if there is neither
 * @param image the address of what is shown; empty if there is nothing
 * @param trigger its trigger's id; empty if it has none or several
 * @param word the picture's label, or the state in which the trigger ended
 * @param instant the picture's, or that of a hole's newest trigger
 * @param oldest that of a hole's oldest trigger
 * @param count how many triggers a hole stands for
 * @param clock by which the picture is dated, if that is known
 * @param lost hash of the picture that was taken for a single hole's trigger, and given up; empty if there was none
 */
public record Tile(
        Kind kind,
        String id,
        String image,
        String trigger,
        String word,
        String reason,
        Instant instant,
        Instant oldest,
        int count,
        @Nullable CaptureClock clock,
        String lost) {
    /** What is there. */
    public enum Kind {
        PICTURE,
        /** Its picture is on its way. */
        PREVIEW,
        /** No picture, and none that is on its way; of one that was given up there may be a preview. */
        HOLE
    }

    /** As the page has it. */
    public String what() {
        return kind.name().toLowerCase(Locale.ROOT);
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
        return clock == null || clock.errorMs() == null ? "" : clock.errorMs().toString();
    }

    public String from() {
        return oldest.toString();
    }

    /** Those that can be told apart by what they show never are. */
    boolean isSameHoleAs(Tile other) {
        return isPlainHole() && other.isPlainHole() && word.equals(other.word) && reason.equals(other.reason);
    }

    private boolean isPlainHole() {
        return kind == Kind.HOLE && image.isEmpty();
    }

    Tile reachingBackTo(Tile older) {
        return new Tile(kind, id, image, "", word, reason, instant, older.oldest, count + older.count, null, "");
    }
}
