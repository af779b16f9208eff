package app.visant.domain.edge.outbox;

import app.visant.domain.edge.command.RunKey;
import app.visant.domain.edge.upload.Lane;
import app.visant.domain.edge.upload.SendQueue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A picture in memory.
 *
 * @param number in the order of coming in
 */
record WaitingPicture(
        long number, OutboxItem item, @Nullable RunKey completes, Instant notBefore, boolean sending) {
    CaptureRecord capture() {
        return item.capture();
    }

    boolean mayGo(Lane lane, Instant now) {
        return isQueued(lane) && (!notBefore.isAfter(now) || notBefore.isAfter(now.plus(SendQueue.LONGEST_PAUSE)));
    }

    boolean isQueued(Lane lane) {
        return !sending && lane.takes(capture().kind().rank());
    }

    WaitingPicture sending(boolean onItsWay) {
        return new WaitingPicture(number, item, completes, notBefore, onItsWay);
    }

    WaitingPicture postponed(Instant until, boolean blamed) {
        OutboxItem again = new OutboxItem(capture(), item.jpeg(), item.attempts() + (blamed ? 1 : 0));
        return new WaitingPicture(number, again, completes, until, false);
    }

    WaitingPicture afresh() {
        return new WaitingPicture(number, new OutboxItem(capture(), item.jpeg(), 0), completes, Instant.MIN, sending);
    }
}
