package app.visant.domain.edge.camera;

import app.visant.domain.edge.camera.CameraException.Reason;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Gives small numbered pictures, each different from the one before, or what was put in by {@link #next}. Safe for
 * threads.
 */
public final class InMemoryCamera implements Camera {
    private final InstantSource clock;
    private final Queue<Supplier<byte[]>> planned = new ArrayDeque<>();
    private int captures;
    private boolean closed;

    public InMemoryCamera(InstantSource clock) {
        this.clock = clock;
    }

    /** What the next capture without a plan does: gives the bytes, throws, or blocks. */
    public synchronized void next(Supplier<byte[]> picture) {
        planned.add(picture);
    }

    /** The next capture without a plan fails. */
    public void nextFails(Reason reason) {
        next(() -> {
            throw new CameraException(reason, "The camera was told to fail.");
        });
    }

    @Override
    public Frame capture() {
        Supplier<byte[]> picture = plan();
        byte[] jpeg = picture.get();
        return new Frame(jpeg, clock.instant(), System.nanoTime());
    }

    private synchronized Supplier<byte[]> plan() {
        if (closed) {
            throw new CameraException(Reason.CLOSED, "The camera is closed.");
        }
        int number = ++captures;
        Supplier<byte[]> next = planned.poll();
        return next == null ? () -> TestPictures.numbered(number) : next;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /** How often a capture was asked for, failed ones included. */
    public synchronized int captures() {
        return captures;
    }
}
