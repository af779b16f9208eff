package app.visant.domain.edge.upload;

import app.visant.domain.edge.outbox.CaptureRecord;
import java.time.Duration;

/** Whether a picture may go now, for reasons that are not the picture's. */
@FunctionalInterface
public interface Gate {
    /** Nothing is kept back. */
    Gate OPEN = capture -> Duration.ZERO;

    /** Lets the picture go, and counts it. @return zero, or how long to wait before asking again; it is not counted then */
    Duration admit(CaptureRecord capture);
}
