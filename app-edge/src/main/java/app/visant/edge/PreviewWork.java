package app.visant.edge;

import app.visant.adapter.edge.camera.opencv.OpenCv;
import app.visant.adapter.edge.mapdb.IndexFile;
import app.visant.adapter.edge.sqlite.EdgeDatabase;
import app.visant.domain.edge.link.Backoff;
import app.visant.domain.edge.link.Link;
import app.visant.domain.edge.outbox.Level;
import app.visant.domain.edge.preview.PreviewIndex;
import app.visant.domain.edge.preview.PreviewUpload;
import app.visant.domain.edge.preview.ShowBacklog;
import app.visant.domain.edge.preview.Turn;
import app.visant.domain.edge.upload.BudgetGate;
import app.visant.domain.edge.upload.Gate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that shows the backlog by previews, and the index that goes with it. */
final class PreviewWork {
    private static final Logger log = LoggerFactory.getLogger(PreviewWork.class);

    private final IndexFile index;
    private final ShowBacklog backlog;
    private final Worker worker;
    private volatile boolean crowded;
    private @Nullable String told;

    /** @param backlog given the index, and whether the outbox is crowded */
    private PreviewWork(
            IndexFile index, BiFunction<PreviewIndex, BooleanSupplier, ShowBacklog> backlog, Duration limit) {
        this.index = index;
        this.backlog = backlog.apply(index.previews(), () -> crowded);
        this.worker = new Worker("visant-previews", limit, this::step);
    }

    /** @param clock by which the link's status is dated */
    static PreviewWork of(
            EdgeDatabase database,
            IndexFile index,
            PreviewUpload cloud,
            BudgetGate budget,
            Link link,
            Backoff retries,
            InstantSource clock,
            Duration limit) {
        return new PreviewWork(
                index,
                (known, crowded) -> new ShowBacklog(
                        database.sendQueue(),
                        database.holdings(),
                        OpenCv.previews(),
                        known,
                        cloud,
                        budget,
                        database.sentBytes(),
                        crowded,
                        link::status,
                        retries,
                        clock,
                        System::nanoTime),
                limit);
    }

    Worker worker() {
        return worker;
    }

    /** Pictures that wait for previews to go first. */
    Gate before(Gate pictures) {
        Gate gate = backlog.before(pictures);
        return capture -> {
            Duration wait = gate.admit(capture);
            if (wait.isPositive()) {
                worker.wake();
            }
            return wait;
        };
    }

    /** Takes note of how full the outbox is. Any thread. */
    Level noting(Level level) {
        crowded = level.isCrowded();
        return level;
    }

    /** There is reason to believe that previews can go again. Any thread. */
    void cloudIsBack() {
        backlog.cloudIsBack();
        worker.wake();
    }

    /** To be called when the thread has ended. */
    void close() {
        index.close();
    }

    private Duration step() {
        Turn turn = backlog.step();
        switch (turn) {
            case Turn.Sent sent -> {
                log.info("✓ Sent previews of {} pictures that wait", sent.previews());
                told = null;
            }
            case Turn.Rest rest -> tell(rest.why());
            case Turn.Looked looked -> log.trace("Looked at pictures");
        }
        return turn.pause();
    }

    /** Once, until something else is to be told. */
    private void tell(@Nullable String why) {
        if (why != null && !why.equals(told)) {
            told = why;
            log.warn("No previews for now: {}", why);
        }
    }
}
