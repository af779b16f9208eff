package app.visant.edge.bench;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells from the edge's own words which pictures it took since its start, and which of its queue it has sent. */
final class DrainWatch implements MeasuredEdge.Listener {
    private static final String CAPTURED = "✓ Captured ";
    private static final String UPLOADED = "✓ Uploaded ";
    private static final String AGAIN = "(the cloud had it already)";
    private static final String FAILED = "Upload of ";

    private final int queued;
    private final CountDownLatch emptied;
    private final Set<String> live = new HashSet<>();
    private final LinkedBlockingQueue<Long> liveSent = new LinkedBlockingQueue<>();
    private volatile int sent;
    private volatile int again;
    private volatile int failed;
    private volatile long firstNanos;
    private volatile long lastNanos;

    DrainWatch(int queued) {
        this.queued = queued;
        this.emptied = new CountDownLatch(queued);
    }

    @Override
    public void ended(MeasuredEdge edge, int commands) {
        // What is counted here are single pictures.
    }

    /** Called by one thread. */
    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes.
    public void said(String line, long nanos) {
        if (line.contains(CAPTURED)) {
            live.add(line.substring(line.lastIndexOf(' ') + 1));
        } else if (line.contains(FAILED)) {
            failed++;
        } else if (line.contains(UPLOADED)) {
            String record =
                    line.substring(line.indexOf(UPLOADED) + UPLOADED.length()).split(" ", 2)[0];
            if (line.contains(AGAIN)) {
                again++;
            }
            if (live.contains(record)) {
                liveSent.add(nanos);
            } else {
                firstNanos = sent == 0 ? nanos : firstNanos;
                lastNanos = nanos;
                sent++;
                emptied.countDown();
            }
        }
    }

    /** @return when the next picture that was taken since the start had been sent; null if none is within that time */
    @Nullable Long awaitLive(long seconds) throws InterruptedException {
        return liveSent.poll(seconds, TimeUnit.SECONDS);
    }

    boolean awaitEmpty(long milliseconds) throws InterruptedException {
        return emptied.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    int queued() {
        return queued;
    }

    /** Of the queue. */
    int sent() {
        return sent;
    }

    /** How many the cloud had already. */
    int again() {
        return again;
    }

    /** Attempts that failed. */
    int failed() {
        return failed;
    }

    /** Of the queue, a second, from the first to the last that was sent. */
    double rate() {
        return (sent - 1) * 1e9 / Math.max(1, lastNanos - firstNanos);
    }

    long firstNanos() {
        return firstNanos;
    }
}
