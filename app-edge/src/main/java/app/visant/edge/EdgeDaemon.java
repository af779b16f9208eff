package app.visant.edge;

import app.visant.adapter.edge.http.CloudConnection;
import app.visant.adapter.edge.sqlite.EdgeDatabase;
import app.visant.adapter.edge.systemd.ServiceManager;
import app.visant.domain.edge.camera.Camera;
import app.visant.domain.kernel.VisantException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon: what it holds open, and who works with it, started together and closed together. */
final class EdgeDaemon implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EdgeDaemon.class);

    /** Camera and threads together may take this long to stop. */
    private static final Duration STOPPING = Duration.ofSeconds(3);

    private final DataDirectory data;
    private final EdgeDatabase database;
    private final CloudConnection cloud;
    private final Camera camera;
    private final Optional<ServiceWork> service;
    private final Crew crew;
    private final List<Worker> workers;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Takes the data folder and builds everything; nothing runs yet.
     *
     * @param camera closed with the daemon
     * @throws app.visant.domain.kernel.VisantException if folder or database can't be used; the camera is left open then
     */
    EdgeDaemon(EdgeSettings settings, Camera camera, InstantSource clock) {
        this.camera = camera;
        this.data = DataDirectory.take(settings.dataDir());
        try {
            this.database = EdgeDatabase.open(data.database());
        } catch (RuntimeException e) {
            release(data);
            throw e;
        }
        this.cloud = new CloudConnection(settings.cloud());
        this.service = ServiceManager.of(
                        settings.environment(), ProcessHandle.current().pid())
                .map(ServiceWork::to);
        this.crew =
                new Crew(settings, data, database, cloud, camera, clock, () -> service.ifPresent(ServiceWork::changed));
        this.workers = crew.workers();
    }

    /** It works offline: it is ready when it has started, whether the cloud is there or not. */
    void start() {
        workers.forEach(Worker::start);
        service.ifPresent(it -> it.start(workers, this::status));
    }

    private String status() {
        return crew.monitor().status() + ", pictures waiting: "
                + database.outbox().backlog().count();
    }

    /** Returns when the daemon is closed. */
    void await() throws InterruptedException {
        closed.await();
    }

    /**
     * Ends all threads and connections, then gives back camera, database and folder. Closing twice is closing once. A thread that
     * does not end keeps its camera or the database until the process ends.
     */
    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        long deadline = System.nanoTime() + STOPPING.toNanos();
        service.ifPresent(ServiceWork::stop);
        workers.forEach(Worker::stop);
        cloud.close();
        camera.close();
        if (joinWorkers(deadline)) {
            closeDatabase();
        }
        release(data);
        closed.countDown();
        log.info("Stopped");
    }

    private void closeDatabase() {
        crew.previews().close();
        try (database) {
            crew.uploads().close();
        } catch (VisantException e) {
            log.warn("What was sent last can't be written down, and is sent again: {}", e.getMessage());
        }
    }

    /** @return whether all have ended: one that has not may be in the middle of the database */
    private boolean joinWorkers(long deadline) {
        boolean all = true;
        try {
            for (Worker worker : workers) {
                if (!worker.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    log.warn("{} does not end", worker.name());
                    all = false;
                }
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void release(DataDirectory data) {
        try {
            data.close();
        } catch (IOException e) {
            log.warn("Can't release {}: {}", data.path(), e.toString());
        }
    }
}
