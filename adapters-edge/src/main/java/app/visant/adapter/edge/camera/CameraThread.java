package app.visant.adapter.edge.camera;

import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.Frame;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that opens, reads and closes a camera, until it is stopped. It opens the camera at once, and after a failure
 * again: for the next capture, or by itself after a pause that doubles up to half a minute.
 */
final class CameraThread {
    private static final Logger log = LoggerFactory.getLogger(CameraThread.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final String name;
    private final Supplier<Camera> opener;
    private final BlockingQueue<FutureTask<Frame>> requests = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile @Nullable FutureTask<Frame> latest;

    /* Touched by the thread alone. */
    private @Nullable Camera camera;
    private Duration pause = FIRST_PAUSE;
    private @Nullable String lastProblem;

    CameraThread(String name, Supplier<Camera> opener) {
        this.name = name;
        this.opener = opener;
        this.thread = Thread.ofPlatform().daemon().name("camera").unstarted(this::run);
        thread.start();
    }

    /** The frame, or the {@link CameraException}, comes by the task; it is cancelled when the thread is stopped. One caller at a time. */
    FutureTask<Frame> submit() {
        FutureTask<Frame> task = new FutureTask<>(this::capture);
        requests.add(task);
        latest = task;
        if (stopped) {
            task.cancel(false);
        }
        return task;
    }

    /** The camera is closed by its thread as soon as that comes back from it. */
    void stop() {
        stopped = true;
        thread.interrupt();
        FutureTask<Frame> task = latest;
        if (task != null) {
            task.cancel(false);
        }
    }

    boolean isStopped() {
        return stopped;
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** @return whether the thread has ended */
    boolean join(Duration timeout) {
        try {
            return thread.join(timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !thread.isAlive();
        }
    }

    private void run() {
        try {
            openInBackground();
            while (!stopped) {
                FutureTask<Frame> request =
                        camera == null ? requests.poll(pause.toNanos(), TimeUnit.NANOSECONDS) : requests.take();
                if (request != null) {
                    request.run();
                } else {
                    openInBackground();
                }
            }
        } catch (InterruptedException e) {
            log.debug("The camera {} is told to stop", name);
        } finally {
            drop();
        }
    }

    private void openInBackground() {
        if (stopped || !requests.isEmpty()) {
            return;
        }
        try {
            opened();
        } catch (CameraException e) {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** A camera that was open before this call and fails at once is opened again within the call. */
    private Frame capture() {
        Camera open = camera;
        if (open != null) {
            try {
                return open.capture();
            } catch (RuntimeException e) {
                if (isOfThePictureAlone(e)) {
                    throw e;
                }
                drop();
                if (stopped || (e instanceof CameraException known && known.reason() == Reason.TIMEOUT)) {
                    throw e;
                }
                log.info("The camera {} failed and is opened again: {}", name, e.getMessage());
            }
        }
        try {
            return opened().capture();
        } catch (RuntimeException e) {
            if (!isOfThePictureAlone(e)) {
                drop();
            }
            throw e;
        }
    }

    /** A folder that began anew would give the same picture again, and never another one. */
    private static boolean isOfThePictureAlone(RuntimeException e) {
        return e instanceof CameraException known && known.reason() == Reason.TOO_LARGE;
    }

    private Camera opened() {
        try {
            Camera open = opener.get();
            camera = open;
            pause = FIRST_PAUSE;
            lastProblem = null;
            log.info("The camera {} is open", name);
            return open;
        } catch (CameraException e) {
            note(e);
            throw e;
        } catch (RuntimeException | LinkageError e) {
            CameraException failure = new CameraException(
                    Reason.UNAVAILABLE, "Opening the camera " + name + " failed: " + e.getMessage(), e);
            note(failure);
            throw failure;
        }
    }

    /** One line in the log when the problem is new; the same one again and again is not. */
    private void note(CameraException problem) {
        if (!Objects.equals(problem.getMessage(), lastProblem)) {
            lastProblem = problem.getMessage();
            log.warn("{}", problem.getMessage());
        }
    }

    private void drop() {
        Camera open = camera;
        camera = null;
        if (open != null) {
            try {
                open.close();
            } catch (RuntimeException e) {
                log.warn("The camera {} did not close cleanly", name, e);
            }
        }
    }
}
