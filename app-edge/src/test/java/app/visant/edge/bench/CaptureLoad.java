package app.visant.edge.bench;

import app.visant.edge.e2e.Api;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A person who asks the cloud for picture after picture, with so many open at a time. */
final class CaptureLoad implements MeasuredEdge.Listener {
    private static final int PEOPLE = 4;
    private static final long PATIENCE_SECONDS = 60;

    private final Semaphore open;
    private final int atOnce;

    /** @param atOnce how many commands may be open */
    CaptureLoad(int atOnce) {
        this.atOnce = atOnce;
        this.open = new Semaphore(atOnce);
    }

    @Override
    public void ended(MeasuredEdge edge, int commands) {
        open.release();
    }

    /** Returns when that many commands have come to their end. */
    void run(Api api, Api.Device device, int captures) throws IOException, InterruptedException {
        AtomicInteger left = new AtomicInteger(captures);
        List<Future<?>> people = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(PEOPLE, atOnce))) {
            for (int i = 0; i < Math.min(PEOPLE, atOnce); i++) {
                people.add(threads.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        await(1);
                        api.trigger(device);
                    }
                    return null;
                }));
            }
            for (Future<?> person : people) {
                person.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("The captures did not go on", e);
        }
        await(atOnce);
        open.release(atOnce);
    }

    private void await(int permits) throws IOException, InterruptedException {
        if (!open.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("A capture was not uploaded within " + PATIENCE_SECONDS + " s");
        }
    }
}
