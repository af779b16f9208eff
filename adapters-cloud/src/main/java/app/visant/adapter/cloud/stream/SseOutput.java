package app.visant.adapter.cloud.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open response to which events are written without ever blocking: what the reader does not take waits here, up to a
 * limit; beyond it, or after a fault, the response is closed. Safe for use by many threads.
 */
final class SseOutput implements WriteListener {
    private static final Logger LOG = LoggerFactory.getLogger(SseOutput.class);
    // Anything larger than this goes to the network as it is, instead of through a buffer of 32 KB for each stream.
    private static final int NO_BUFFER = 16;

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final int maxPendingBytes;
    private final Runnable whenClosed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<byte[]> pending = new ArrayDeque<>(2);
    private int pendingBytes;
    private boolean writable;
    private boolean closed;
    private long lastProgress = System.nanoTime();

    private SseOutput(AsyncContext async, ServletOutputStream out, int maxPendingBytes, Runnable whenClosed) {
        this.async = async;
        this.out = out;
        this.maxPendingBytes = maxPendingBytes;
        this.whenClosed = whenClosed;
    }

    /** @param whenClosed called once, by whichever thread closes it */
    static SseOutput open(
            HttpServletRequest request, HttpServletResponse response, int maxPendingBytes, Runnable whenClosed)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-cache, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        response.setBufferSize(NO_BUFFER);
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        SseOutput output = new SseOutput(async, response.getOutputStream(), maxPendingBytes, whenClosed);
        output.out.setWriteListener(output);
        return output;
    }

    /** @return false if it is closed, or is closed now because too much waits already */
    boolean offer(byte[] event) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            if (pendingBytes + event.length <= maxPendingBytes) {
                if (pending.isEmpty()) {
                    lastProgress = System.nanoTime();
                }
                pending.add(event);
                pendingBytes += event.length;
                drain();
                return true;
            }
        } catch (IOException gone) {
            LOG.debug("A reader is gone: {}", gone.toString());
        } finally {
            lock.unlock();
        }
        close();
        return false;
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
            return !closed && !(writable && pending.isEmpty());
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            pending.clear();
        } finally {
            lock.unlock();
        }
        try {
            async.complete();
        } catch (IllegalStateException alreadyCompleted) {
            LOG.debug("A stream had ended before it was closed: {}", alreadyCompleted.toString());
        }
        whenClosed.run();
    }

    @Override
    public void onWritePossible() {
        boolean gone = false;
        lock.lock();
        try {
            writable = true;
            lastProgress = System.nanoTime();
            drain();
        } catch (IOException failed) {
            gone = true;
        } finally {
            lock.unlock();
        }
        if (gone) {
            close();
        }
    }

    @Override
    public void onError(Throwable gone) {
        LOG.debug("A reader is gone: {}", gone.toString());
        close();
    }

    private void drain() throws IOException {
        while (writable && !closed && !pending.isEmpty()) {
            byte[] event = pending.remove();
            pendingBytes -= event.length;
            out.write(event);
            lastProgress = System.nanoTime();
            writable = out.isReady();
            if (writable && pending.isEmpty()) {
                out.flush();
                writable = out.isReady();
            }
        }
    }
}
