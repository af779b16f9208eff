package app.visant.edge;

import app.visant.domain.edge.upload.DrainOutbox;
import app.visant.domain.edge.upload.Drained;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that drains the outbox. */
final class UploadWork {
    private static final Logger log = LoggerFactory.getLogger(UploadWork.class);

    private final DrainOutbox drain;
    private final Runnable givenUp;
    private final Worker worker;

    /**
     * @param drain given what is to be called while an upload gets on
     * @param givenUp a picture will not be sent, which the cloud is to be told
     */
    UploadWork(Function<Runnable, DrainOutbox> drain, Runnable givenUp, Duration limit) {
        this.givenUp = givenUp;
        this.worker = new Worker("visant-upload", limit, this::step);
        this.drain = drain.apply(worker::progress);
    }

    Worker worker() {
        return worker;
    }

    /** There is reason to believe that the cloud takes pictures again. Any thread. */
    void cloudIsBack() {
        drain.cloudIsBack();
        worker.wake();
    }

    private @Nullable Duration step() {
        Drained drained = drain.step();
        switch (drained) {
            case Drained.Sent sent ->
                log.info("✓ Uploaded {}{}", sent.capture().id(), sent.again() ? " (the cloud had it already)" : "");
            case Drained.Quarantined it -> {
                log.error(
                        "✗ The cloud refuses {} for good, it is kept apart: {}",
                        it.capture().id(),
                        it.reason());
                givenUp.run();
            }
            case Drained.Postponed it ->
                log.warn("Upload of {} failed ({}), attempt {}", it.capture().id(), it.why(), it.attempts());
            case Drained.Idle idle -> log.trace("Nothing to upload");
        }
        return drained.pause();
    }
}
