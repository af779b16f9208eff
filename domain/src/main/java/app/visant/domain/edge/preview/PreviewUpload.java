package app.visant.domain.edge.preview;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: hands previews to the cloud, which knows them again by their record ids. */
@FunctionalInterface
public interface PreviewUpload {
    /** So many at once, at most. */
    int MOST = 32;

    /** @param previews 1 to {@link #MOST} */
    Answer send(List<Preview> previews);

    /** What the cloud made of them. Texts are for the log and hold no secret. */
    sealed interface Answer {}

    /** It has them, or needs them no more. */
    record Taken() implements Answer {}

    /** It is an older one, that knows of no previews. */
    record Unknown(String why) implements Answer {}

    /** There is one among them that it will never take. */
    record Refused(String why) implements Answer {}

    /**
     * It takes none now.
     *
     * @param after what it asks to wait at least
     */
    record Unreachable(String why, @Nullable Duration after) implements Answer {}
}
