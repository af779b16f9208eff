package app.visant.adapter.edge.camera;

import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.Frame;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a camera that hangs from taking its callers along. One capture is at work at a time, on the camera's own thread; one
 * that is not done by the deadline is given up, its thread abandoned with its camera, and the camera opened anew by another
 * thread. An abandoned thread closes its camera when the read that holds it returns; as long as too many are held, captures fail
 * at once as {@link Reason#HANGING}. Safe for any number of threads.
 */
final class WatchedCamera implements Camera {
    private static final Logger log = LoggerFactory.getLogger(WatchedCamera.class);

    /** More threads than this are not given to a camera that hangs again and again. */
    private static final int MAX_HANGING = 3;

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final String name;
    private final Supplier<Camera> opener;
    private final Duration deadline;
    private final Bulkhead bulkhead;
    private final List<CameraThread> hanging = new ArrayList<>();
    private CameraThread current;
    private boolean closed;

    /**
     * @param name for messages, without secrets
     * @param opener may block and throw; called on the camera's own threads
     * @param deadline of one capture, and of the waiting for another thread's capture before it
     */
    WatchedCamera(String name, Supplier<Camera> opener, Duration deadline) {
        this.name = name;
        this.opener = opener;
        this.deadline = deadline;
        this.bulkhead = Bulkhead.of(
                "camera",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(1)
                        .maxWaitDuration(deadline)
                        .build());
        this.current = new CameraThread(name, opener);
    }

    @Override
    public Frame capture() {
        checkOpen();
        if (!bulkhead.tryAcquirePermission()) {
            throw new CameraException(Reason.BUSY, "The camera " + name + " is busy with other captures.");
        }
        try {
            return watched(owner());
        } finally {
            bulkhead.onComplete();
        }
    }

    private Frame watched(CameraThread owner) {
        FutureTask<Frame> task = owner.submit();
        try {
            return task.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            abandon(owner);
            throw new CameraException(
                    Reason.TIMEOUT,
                    "The camera " + name + " gave no picture within " + deadline.toMillis() + " ms.",
                    e);
        } catch (CancellationException e) {
            throw closedError();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof VirtualMachineError fatal) {
                throw fatal;
            }
            throw e.getCause() instanceof CameraException known
                    ? known
                    : new CameraException(Reason.READ_FAILED, "Reading the camera " + name + " failed.", e);
        } catch (InterruptedException e) {
            task.cancel(false);
            Thread.currentThread().interrupt();
            throw new CameraException(Reason.READ_FAILED, "The capture was interrupted.", e);
        }
    }

    private synchronized CameraThread owner() {
        checkOpen();
        if (current.isStopped()) {
            hanging.removeIf(thread -> !thread.isAlive());
            if (hanging.size() >= MAX_HANGING) {
                throw new CameraException(
                        Reason.HANGING,
                        "The camera " + name + " hangs in " + hanging.size() + " reads that never came back.");
            }
            current = new CameraThread(name, opener);
        }
        return current;
    }

    private synchronized void abandon(CameraThread owner) {
        owner.stop();
        hanging.removeIf(thread -> !thread.isAlive());
        hanging.add(owner);
        log.warn("The camera {} hangs: it is given up and opened anew", name);
        if (!closed && owner == current && hanging.size() < MAX_HANGING) {
            current = new CameraThread(name, opener);
        }
    }

    @Override
    public void close() {
        CameraThread last;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            last = current;
            last.stop();
        }
        if (!last.join(CLOSING)) {
            log.warn("The camera {} hangs: it is left to the end of the process", name);
        }
    }

    private synchronized void checkOpen() {
        if (closed) {
            throw closedError();
        }
    }

    private CameraException closedError() {
        return new CameraException(Reason.CLOSED, "The camera " + name + " is closed.");
    }
}
