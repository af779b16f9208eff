package app.visant.edge;

import app.visant.domain.edge.link.Backoff;
import app.visant.domain.edge.outbox.Outbox;
import app.visant.domain.edge.upload.BudgetGate;
import app.visant.domain.edge.upload.CaptureUpload;
import app.visant.domain.edge.upload.DrainOutbox;
import app.visant.domain.edge.upload.DrainRate;
import app.visant.domain.edge.upload.Gate;
import app.visant.domain.edge.upload.Lane;
import app.visant.domain.edge.upload.SendQueue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Everything that sends pictures: a thread for those that somebody waits for, and several for all the others. */
final class Uploads {
    /** Enough to keep a line with the waits of a mobile network busy, few enough for the pictures to fit in the heap. */
    private static final int BACKLOG_THREADS = 6;

    private final DrainRate rate = new DrainRate(System::nanoTime);
    private final List<DrainOutbox> drains;
    private final List<UploadWork> lanes;

    /**
     * @param first what goes before the backlog
     * @param cloud for each thread, given what is to be called while an upload gets on
     * @param givenUp a picture will not be sent, which the cloud is to be told
     * @param limit of a step without any progress
     */
    Uploads(
            SendQueue queue,
            Outbox outbox,
            BudgetGate budget,
            UnaryOperator<Gate> first,
            Function<Runnable, CaptureUpload> cloud,
            Runnable givenUp,
            Backoff retries,
            InstantSource clock,
            Duration limit) {
        queue.recover();
        DrainOutbox live =
                new DrainOutbox(queue, outbox, Lane.LIVE, budget.live(), 1, retries, clock, System::nanoTime);
        Gate gate = first.apply(budget.backlog(rate));
        DrainOutbox backlog =
                new DrainOutbox(queue, outbox, Lane.BACKLOG, gate, BACKLOG_THREADS, retries, clock, System::nanoTime);
        drains = List.of(live, backlog);
        lanes = List.of(
                new UploadWork("visant-live", 1, live, cloud, givenUp, limit),
                new UploadWork("visant-upload", BACKLOG_THREADS, backlog, cloud, givenUp, limit));
    }

    Stream<Worker> workers() {
        return lanes.stream().flatMap(lane -> lane.workers().stream());
    }

    /** There may be something to send. Any thread. */
    void wake() {
        lanes.forEach(UploadWork::wake);
    }

    /** There is reason to believe that the cloud takes pictures again. Any thread. */
    void cloudIsBack() {
        lanes.forEach(UploadWork::cloudIsBack);
    }

    /** How many pictures of the backlog the cloud wants a second. Any thread. */
    DrainRate rate() {
        return rate;
    }

    /** Writes down what was sent. To be called when all threads have ended. */
    void close() {
        drains.forEach(DrainOutbox::close);
    }
}
