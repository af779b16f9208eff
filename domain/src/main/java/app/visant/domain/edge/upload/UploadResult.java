package app.visant.domain.edge.upload;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the cloud made of a picture. Texts are for the log and hold no secret. */
public sealed interface UploadResult {
    /** It is stored there. */
    record Accepted() implements UploadResult {}

    /** It was stored there before. */
    record Duplicate() implements UploadResult {}

    /** The cloud will never take it. */
    record Terminal(String reason) implements UploadResult {}

    /** The cloud could not take this one now; others may do better. */
    record Retryable(String why) implements UploadResult {}

    /**
     * The cloud takes none now.
     *
     * @param after what it asks to wait at least
     */
    record Unreachable(String why, @Nullable Duration after) implements UploadResult {}
}
