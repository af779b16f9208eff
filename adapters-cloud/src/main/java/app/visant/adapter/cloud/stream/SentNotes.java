package app.visant.adapter.cloud.stream;

import app.visant.domain.command.Command;
import app.visant.domain.trigger.TrackCommands;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes in the background, many at once, what was handed out: the next command shall not wait for it. */
final class SentNotes {
    private static final Logger LOG = LoggerFactory.getLogger(SentNotes.class);
    private static final int AT_ONCE = 500;
    private static final long GATHER_MILLIS = 20;
    private static final long PAUSE_AFTER_FAULT_MILLIS = 1000;

    private final TrackCommands track;
    private final BlockingQueue<Command> waiting = new LinkedBlockingQueue<>();
    private final List<Command> batch = new ArrayList<>();
    private final Thread thread =
            Thread.ofPlatform().name("commands-sent").daemon().unstarted(this::run);

    SentNotes(TrackCommands track) {
        this.track = track;
    }

    void start() {
        thread.start();
    }

    /** Tries once more to note what waits. */
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
        waiting.drainTo(batch);
        noted();
    }

    void add(Collection<Command> commands) {
        waiting.addAll(commands);
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                if (batch.isEmpty()) {
                    batch.add(waiting.take());
                    TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
                }
                waiting.drainTo(batch, AT_ONCE - batch.size());
                if (!noted()) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAULT_MILLIS);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean noted() {
        try {
            if (!batch.isEmpty()) {
                track.sent(List.copyOf(batch));
                batch.clear();
            }
            return true;
        } catch (RuntimeException fault) {
            LOG.error("{} commands were handed out without a note of it", batch.size(), fault);
            return false;
        }
    }
}
