package app.visant.adapter.cloud.stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open response to which events are written without ever blocking: what the reader does not take waits here, up to a
 * limit; beyond it, or after a fault, or when the reader hangs up, the response is closed. Safe for use by many threads.
 */
final class SseOutput implements Callback {
    private static final Logger LOG = LoggerFactory.getLogger(SseOutput.class);

    private final OpenResponse response;
    private final int maxPendingBytes;
    private final Runnable whenClosed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<byte[]> pending = new ArrayDeque<>(1);
    private int pendingBytes;
    private boolean writing;
    private boolean overflowed;
    private boolean closed;
    private long lastProgress = System.nanoTime();

    private SseOutput(OpenResponse response, int maxPendingBytes, Runnable whenClosed) {
        this.response = response;
        this.maxPendingBytes = maxPendingBytes;
        this.whenClosed = whenClosed;
    }

    /** @param whenClosed called once, by whichever thread closes it, perhaps before this method returns */
    static SseOutput open(
            HttpServletRequest request, HttpServletResponse response, int maxPendingBytes, Runnable whenClosed) {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-cache, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        OpenResponse open = OpenResponse.hold(request);
        SseOutput output = new SseOutput(open, maxPendingBytes, whenClosed);
        open.watch(output::close);
        return output;
    }

    /**
     * @param event one or several whole events; the array must not change any more
     * @return false if it is closed, or is closed now because too much waits already
     */
    boolean offer(byte[] event) {
        boolean begins = false;
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            if (!writing) {
                begins = true;
                writing = true;
                lastProgress = System.nanoTime();
            } else if (pendingBytes + event.length <= maxPendingBytes) {
                pending.add(event);
                pendingBytes += event.length;
                return true;
            } else {
                overflowed = true;
            }
        } finally {
            lock.unlock();
        }
        if (begins) {
            response.write(false, event, this);
            return true;
        }
        close();
        return false;
    }

    @Override
    public void succeeded() {
        byte[] next;
        lock.lock();
        try {
            lastProgress = System.nanoTime();
            if (closed || pending.isEmpty()) {
                writing = false;
                return;
            }
            next = takePending();
        } finally {
            lock.unlock();
        }
        response.write(false, next, this);
    }

    @Override
    public void failed(Throwable gone) {
        LOG.debug("A reader is gone: {}", gone.toString());
        close();
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** How long ago, in nanoseconds, the reader last took something. */
    long silentFor(long now) {
        lock.lock();
        try {
            return now - lastProgress;
        } finally {
            lock.unlock();
        }
    }

    /** Whether something waits that the reader does not take. */
    boolean isWaiting() {
        lock.lock();
        try {
            return !closed && writing;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it was closed because too much waited. */
    boolean hasOverflowed() {
        lock.lock();
        try {
            return overflowed;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        boolean cut;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            cut = writing;
            pending.clear();
        } finally {
            lock.unlock();
        }
        if (cut) {
            response.abort();
        } else {
            response.complete();
        }
        whenClosed.run();
    }

    private byte[] takePending() {
        byte[] all = new byte[pendingBytes];
        int at = 0;
        for (byte[] event : pending) {
            System.arraycopy(event, 0, all, at, event.length);
            at += event.length;
        }
        pending.clear();
        pendingBytes = 0;
        return all;
    }
}
