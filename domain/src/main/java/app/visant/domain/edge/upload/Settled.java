package app.visant.domain.edge.upload;

import app.visant.domain.kernel.RecordId;
import java.time.Instant;

/** What becomes of a picture that was on its way. */
public sealed interface Settled {
    RecordId id();

    /** The cloud has it: it is forgotten. */
    record Sent(RecordId id) implements Settled {}

    /**
     * It could not be sent, and waits again.
     *
     * @param notBefore when it may be tried again, at most {@link SendQueue#LONGEST_PAUSE} from now
     * @param blamed whether the fault may be the picture's: it counts as an attempt
     */
    record Postponed(RecordId id, Instant notBefore, boolean blamed) implements Settled {}

    /** It was not tried: it waits as before. */
    record Released(RecordId id) implements Settled {}
}
