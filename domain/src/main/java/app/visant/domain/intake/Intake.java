package app.visant.domain.intake;

import app.visant.domain.capture.Capture;
import java.time.Duration;

/** What became of a picture that was sent. */
public sealed interface Intake {
    /** It is stored, bytes and row on disk. */
    record Stored(Capture capture) implements Intake {}

    /** It was stored before, with the same bytes. */
    record Duplicate(Capture capture) implements Intake {}

    /** It is not stored, since its organisation has no room for it now. It is to be kept and sent again after the delay. */
    record Postponed(Duration delay) implements Intake {}

    /** It is not stored, and sending it again won't change that. */
    record Refused(Reason reason, String detail) implements Intake {}

    /** Why a picture is refused. */
    enum Reason {
        OTHER_BYTES_UNDER_SAME_RECORD,
        NOT_A_JPEG,
        DAMAGED,
        TOO_LARGE,
        TOO_MANY_PIXELS,
        HASH_DIFFERS,
        CLOCK
    }
}
