package app.visant.edge;

import app.visant.domain.edge.upload.CaptureUpload;
import app.visant.domain.edge.upload.DrainOutbox;
import app.visant.domain.edge.upload.Drained;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that drain one lane of the outbox. Each has its turn as long as the cloud bears so many. */
final class UploadWork {
    private static final Logger log = LoggerFactory.getLogger(UploadWork.class);

    private final DrainOutbox drain;
    private final Runnable givenUp;
    private final List<Sender> senders;

    /**
     * @param threads from 1, as many as the drain was told
     * @param cloud given what is to be called while an upload gets on
     * @param givenUp a picture will not be sent, which the cloud is to be told
     * @param limit of a step without any progress
     */
    UploadWork(
            String name,
            int threads,
            DrainOutbox drain,
            Function<Runnable, CaptureUpload> cloud,
            Runnable givenUp,
            Duration limit) {
        this.drain = drain;
        this.givenUp = givenUp;
        this.senders = IntStream.range(0, threads)
                .mapToObj(number -> new Sender(number, threads == 1 ? name : name + "-" + number, cloud, limit))
                .toList();
    }

    List<Worker> workers() {
        return senders.stream().map(sender -> sender.worker).toList();
    }

    /** There may be something to send. Any thread. */
    void wake() {
        senders.getFirst().worker.wake();
    }

    /** There is reason to believe that the cloud takes pictures again. Any thread. */
    void cloudIsBack() {
        drain.cloudIsBack();
        wake();
    }

    private final class Sender {
        private final int number;
        private final Worker worker;
        private final CaptureUpload cloud;

        Sender(int number, String name, Function<Runnable, CaptureUpload> cloud, Duration limit) {
            this.number = number;
            this.worker = new Worker(name, limit, this::step);
            this.cloud = cloud.apply(worker::progress);
        }

        private @Nullable Duration step() {
            /* If it throws, the first sees to what it leaves. No more, so that they don't keep each other awake. */
            int wanted = 1;
            try {
                Drained drained = drain.step(number, cloud);
                tell(drained);
                wanted = drained instanceof Drained.Idle ? 0 : drain.wanted();
                return drained.pause();
            } finally {
                wakeOthers(wanted);
            }
        }

        private void wakeOthers(int wanted) {
            senders.stream().limit(wanted).filter(other -> other != this).forEach(other -> other.worker.wake());
        }
    }

    private void tell(Drained drained) {
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
                log.warn(
                        "Upload of {} failed ({}), attempts so far: {}",
                        it.capture().id(),
                        it.why(),
                        it.attempts());
            case Drained.Idle idle -> log.trace("Nothing to upload");
        }
    }
}
