package app.visant.domain.edge.preview;

import app.visant.domain.edge.outbox.Holding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: what is known of waiting pictures besides themselves. Never the truth: it may have forgotten anything at any time, and what it
 * has forgotten is found out again from the outbox. A picture is known by its number and its record id, since numbers are used again.
 * Safe for use by many threads; no method throws because of what is stored.
 */
public interface PreviewIndex {
    /** So many previews are kept, those of the pictures with the highest numbers. */
    int MOST_PREVIEWS = 500;

    Optional<Seen> find(Holding picture);

    /**
     * Replaces what was known of it.
     *
     * @param preview given if it is to be sent
     * @return whether it could be stored; if not, it is of no use to go on for a while
     */
    boolean add(Holding picture, Seen seen, byte @Nullable [] preview);

    /** The numbers of pictures with a preview to be sent, the highest first. */
    List<Long> waiting(int max);

    /** The JPEG of a preview that is to be sent. */
    Optional<byte[]> preview(Holding picture);

    /**
     * Forgets pictures that are there no more.
     *
     * @param there all pictures whose numbers are above {@code after} and at most {@code upTo}
     */
    void retain(long after, long upTo, List<Holding> there);

    /** Forgets everything, and takes no room any more. */
    void clear();
}
