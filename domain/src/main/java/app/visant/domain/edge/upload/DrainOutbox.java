package app.visant.domain.edge.upload;

import app.visant.domain.edge.link.Backoff;
import app.visant.domain.edge.outbox.NextItem;
import app.visant.domain.edge.outbox.Outbox;
import app.visant.domain.edge.outbox.OutboxItem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits, one picture a step. A picture that fails is put back for a while, so that it is never in the way of the next;
 * when the cloud takes none, the drain as a whole rests too. One thread at a time sends; any may call {@link #cloudIsBack}.
 */
public final class DrainOutbox {
    private final Outbox outbox;
    private final CaptureUpload cloud;
    private final Backoff backoff;
    private final InstantSource clock;
    private int failures;
    private volatile Instant restUntil = Instant.MIN;

    public DrainOutbox(Outbox outbox, CaptureUpload cloud, Backoff backoff, InstantSource clock) {
        this.outbox = outbox;
        this.cloud = cloud;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Ends a rest: there is reason to believe that the cloud takes pictures again. */
    public void cloudIsBack() {
        restUntil = Instant.MIN;
    }

    public Drained step() {
        Instant now = clock.instant();
        /* A rest that seems longer than any was begun by a clock that has been set back. */
        if (now.isBefore(restUntil) && !now.plus(Outbox.LONGEST_PAUSE).isBefore(restUntil)) {
            return new Drained.Idle(Duration.between(now, restUntil));
        }
        return switch (outbox.next(now)) {
            case NextItem.Due due -> send(due.item());
            case NextItem.Later later -> new Drained.Idle(Duration.between(now, later.at()));
            case NextItem.Nothing nothing -> new Drained.Idle(null);
        };
    }

    private Drained send(OutboxItem item) {
        return switch (cloud.upload(item)) {
            case UploadResult.Accepted accepted -> sent(item, false);
            case UploadResult.Duplicate duplicate -> sent(item, true);
            case UploadResult.Terminal terminal -> {
                outbox.quarantine(item.capture().id(), terminal.reason(), clock.instant());
                yield new Drained.Quarantined(item.capture(), terminal.reason());
            }
            case UploadResult.Retryable retryable ->
                postpone(item, retryable.why(), backoff.delay(item.attempts()), Duration.ZERO);
            case UploadResult.Unreachable unreachable -> rest(item, unreachable.why(), unreachable.after());
        };
    }

    private Drained sent(OutboxItem item, boolean again) {
        failures = 0;
        outbox.sent(item.capture().id());
        return new Drained.Sent(item.capture(), again);
    }

    private Drained rest(OutboxItem item, String why, @Nullable Duration after) {
        Duration pause = after == null ? backoff.delay(failures) : backoff.after(after);
        failures++;
        restUntil = clock.instant().plus(pause);
        /* Later than the end of the rest: a picture that alone breaks the connection lets the others go first. */
        return postpone(item, why, pause.plus(backoff.delay(item.attempts())), pause);
    }

    private Drained postpone(OutboxItem item, String why, Duration itemPause, Duration pause) {
        outbox.postpone(item.capture().id(), clock.instant().plus(itemPause));
        return new Drained.Postponed(item.capture(), why, item.attempts() + 1, pause);
    }
}
