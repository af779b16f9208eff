package app.visant.domain.edge.upload;

import app.visant.domain.capture.Jpeg;
import app.visant.domain.edge.link.Backoff;
import app.visant.domain.edge.outbox.Outbox;
import app.visant.domain.edge.outbox.OutboxItem;
import app.visant.domain.kernel.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits in one lane, one picture a step, by as many threads as the cloud bears. A picture that fails is put back for a
 * while, so that it is never in the way of the next; when the cloud takes none, the lane as a whole rests. What was sent is
 * forgotten in one write with taking the next pictures: after a crash a few are sent again, which the cloud knows by their record ids.
 *
 * <p>The pictures that are under way together are in memory. They are one of any size, or more of {@link Jpeg#MAX_BYTES} in all: with the
 * one that the camera gives and the one that the other lane sends, three of the largest fit into a heap of 64 MiB.
 */
public final class DrainOutbox {
    private static final int BATCH = 16;
    private static final Duration LONG = Duration.ofSeconds(1);

    private final SendQueue queue;
    private final Outbox outbox;
    private final Lane lane;
    private final Gate gate;
    private final Backoff backoff;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Concurrency concurrency;
    private final Queue<RecordId> taken = new ArrayDeque<>();
    private final List<Settled> settled = new ArrayList<>();
    private long bytesUnderWay;
    private int failures;
    private int rests;
    private boolean held;
    private Instant restUntil = Instant.MIN;

    /**
     * @param threads how many call {@link #step} at most, from 1
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    public DrainOutbox(
            SendQueue queue,
            Outbox outbox,
            Lane lane,
            Gate gate,
            int threads,
            Backoff backoff,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.queue = queue;
        this.outbox = outbox;
        this.lane = lane;
        this.gate = gate;
        this.concurrency = new Concurrency(threads);
        this.backoff = backoff;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Ends a rest: there is reason to believe that the cloud takes pictures again. */
    public synchronized void cloudIsBack() {
        restUntil = Instant.MIN;
    }

    /** How many threads can do something now. */
    public synchronized int wanted() {
        return taken.isEmpty() ? 1 : concurrency.limit();
    }

    /** Writes down what is done. To be called when no thread takes a step any more. */
    public synchronized void close() {
        if (!settled.isEmpty()) {
            exchange(clock.instant(), 0);
        }
    }

    /**
     * Sends one picture, if one is due.
     *
     * @param thread from 0; no two call at the same time with the same number
     * @param cloud used by this thread alone
     * @return if it is not idle, the other threads are to look again: it may leave to them what it can't go on with
     * @throws RuntimeException of the cloud or of what can't be written down; the picture is tried again later
     */
    public Drained step(int thread, CaptureUpload cloud) {
        return switch (begin(thread, cloud.rest())) {
            case Begun.Upload upload -> {
                try {
                    yield send(upload, cloud);
                } catch (RuntimeException e) {
                    putBack(upload.item());
                    throw e;
                } finally {
                    ended(upload);
                }
            }
            case Begun.Wait wait -> new Drained.Idle(wait.pause());
        };
    }

    private sealed interface Begun {
        /** @param rest how many rests there were before it */
        record Upload(OutboxItem item, int rest) implements Begun {}

        /** @param pause null until something changes */
        record Wait(@Nullable Duration pause) implements Begun {}
    }

    private synchronized Begun begin(int thread, Duration cloudRest) {
        if (thread >= concurrency.limit()) {
            return new Begun.Wait(null);
        }
        Instant now = clock.instant();
        /* A rest that seems longer than any was begun by a clock that has been set back. */
        if (now.isBefore(restUntil) && !now.plus(SendQueue.LONGEST_PAUSE).isBefore(restUntil)) {
            return wait(now, Duration.between(now, restUntil));
        }
        if (cloudRest.isPositive()) {
            return wait(now, cloudRest);
        }
        if (taken.isEmpty()) {
            exchange(now, lane == Lane.LIVE || held || failures > 0 ? 1 : BATCH);
        }
        if (!hasRoomForNext()) {
            return new Begun.Wait(null);
        }
        Optional<OutboxItem> item = next();
        if (item.isEmpty()) {
            return new Begun.Wait(
                    queue.due(lane).map(at -> Duration.between(now, at)).orElse(null));
        }
        Duration wait = gate.admit(item.get().capture());
        held = wait.compareTo(LONG) >= 0;
        if (wait.isPositive()) {
            return wait(now, wait);
        }
        taken.remove();
        bytesUnderWay += item.get().jpeg().length;
        return new Begun.Upload(item.get(), rests);
    }

    private boolean hasRoomForNext() {
        while (bytesUnderWay > 0 && !taken.isEmpty()) {
            OptionalLong size = queue.size(taken.element());
            if (size.isPresent()) {
                return bytesUnderWay + size.getAsLong() <= Jpeg.MAX_BYTES;
            }
            taken.remove();
        }
        return true;
    }

    /**
     * A long wait does not put off what is to be written down, and keeps no picture that is not begun: what is on its way can't be given up
     * for one that is worth more.
     */
    private Begun wait(Instant now, Duration pause) {
        boolean any = !settled.isEmpty() || !taken.isEmpty();
        if (any && pause.compareTo(LONG) >= 0) {
            taken.forEach(id -> settled.add(new Settled.Released(id)));
            taken.clear();
            exchange(now, 0);
        }
        return new Begun.Wait(pause);
    }

    /** The first of those that are taken, which stays there. One that was dropped meanwhile is passed over. */
    private Optional<OutboxItem> next() {
        while (!taken.isEmpty()) {
            Optional<OutboxItem> item = queue.read(taken.element());
            if (item.isPresent()) {
                return item;
            }
            taken.remove();
        }
        return Optional.empty();
    }

    private void exchange(Instant now, int max) {
        taken.addAll(queue.exchange(List.copyOf(settled), lane, now, max));
        settled.clear();
    }

    private Drained send(Begun.Upload upload, CaptureUpload cloud) {
        OutboxItem item = upload.item();
        long begun = nanoTime.getAsLong();
        return switch (cloud.upload(item)) {
            case UploadResult.Accepted accepted -> sent(item, false, begun);
            case UploadResult.Duplicate duplicate -> sent(item, true, begun);
            case UploadResult.Terminal terminal -> {
                outbox.quarantine(item.capture().id(), terminal.reason(), clock.instant());
                yield new Drained.Quarantined(item.capture(), terminal.reason());
            }
            case UploadResult.Retryable retryable ->
                postpone(item, retryable.why(), ownPause(item), Duration.ZERO, true);
            case UploadResult.Unreachable unreachable ->
                rest(item, unreachable.why(), unreachable.after(), upload.rest());
        };
    }

    private synchronized void ended(Begun.Upload upload) {
        bytesUnderWay -= upload.item().jpeg().length;
    }

    private synchronized Drained sent(OutboxItem item, boolean again, long begun) {
        failures = 0;
        concurrency.succeeded(Duration.ofNanos(nanoTime.getAsLong() - begun));
        settled.add(new Settled.Sent(item.capture().id()));
        return new Drained.Sent(item.capture(), again);
    }

    /** Of whatever happens, a picture stays on its way only as long as a thread is at it. */
    private synchronized void putBack(OutboxItem item) {
        Instant later = clock.instant().plus(ownPause(item));
        settled.add(new Settled.Postponed(item.capture().id(), later, true));
    }

    /**
     * Of those that were under way together, the first that fails lets the lane rest. If nothing failed before it, the fault may be its
     * own; in a row of failures it is not.
     */
    private synchronized Drained rest(OutboxItem item, String why, @Nullable Duration after, int rest) {
        Duration pause = after == null ? backoff.delay(failures) : backoff.after(after);
        boolean blamed = rest == rests && failures == 0;
        if (rest == rests) {
            rests++;
            failures++;
            concurrency.failed();
            restUntil = clock.instant().plus(pause);
        }
        /* Later than the end of the rest: a picture that alone breaks the connection lets the others go first. */
        return postpone(item, why, pause.plus(backoff.delay(item.attempts())), pause, blamed);
    }

    private synchronized Drained postpone(
            OutboxItem item, String why, Duration itemPause, Duration pause, boolean blamed) {
        settled.add(new Settled.Postponed(item.capture().id(), clock.instant().plus(itemPause), blamed));
        return new Drained.Postponed(item.capture(), why, item.attempts() + (blamed ? 1 : 0), pause);
    }

    /** What the cloud stumbles over each time is sent ever more seldom, but never given up: it is the cloud that is to be mended. */
    private Duration ownPause(OutboxItem item) {
        return new Backoff(backoff.first(), SendQueue.LONGEST_PAUSE, backoff.random()).delay(item.attempts());
    }
}
