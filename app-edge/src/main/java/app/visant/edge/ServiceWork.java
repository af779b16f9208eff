package app.visant.edge;

import app.visant.adapter.edge.systemd.ServiceManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that tells systemd that the daemon is ready, how it is, and that it is alive. It says the last only while no worker is
 * stuck: systemd then ends the daemon and starts it again.
 */
final class ServiceWork {
    private static final Logger log = LoggerFactory.getLogger(ServiceWork.class);

    /** How often the status is told when nobody watches. */
    private static final Duration UNWATCHED = Duration.ofMinutes(1);

    /** What {@code systemd-notify} waits for systemd, and somewhat more. */
    private static final Duration HEARING = Duration.ofSeconds(7);

    private static final Duration FAREWELL = Duration.ofMillis(300);

    /** The way to systemd. */
    @FunctionalInterface
    interface Voice {
        void say(List<String> assignments, Duration patience) throws InterruptedException;
    }

    private final Voice voice;
    private final Optional<Duration> watchdog;
    private final Worker worker;
    private Supplier<String> status = () -> "starting";
    private List<Worker> workers = List.of();
    private boolean ready;
    private boolean complained;

    /** @param watchdog how long the listener may hear nothing, if it minds */
    ServiceWork(Voice voice, Optional<Duration> watchdog) {
        this.voice = voice;
        this.watchdog = watchdog;
        this.worker = new Worker("visant-systemd", HEARING.multipliedBy(2), this::step);
    }

    static ServiceWork to(ServiceManager manager) {
        return new ServiceWork(manager::say, manager.watchdog());
    }

    /**
     * Starts to tell: the daemon is ready.
     *
     * @param all that must get on; they have been started
     */
    void start(List<Worker> all, Supplier<String> how) {
        workers = List.copyOf(all);
        status = how;
        worker.start();
    }

    /** The status is another one. Any thread. */
    void changed() {
        worker.wake();
    }

    /** Says that the daemon stops, and nothing after that. */
    void stop() {
        worker.stop();
        try {
            if (!worker.join(FAREWELL)) {
                return;
            }
            voice.say(List.of("STOPPING=1", "STATUS=stopping"), FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration step() {
        List<String> news = new ArrayList<>();
        if (!ready) {
            news.add("READY=1");
        }
        List<String> stuck =
                workers.stream().filter(Worker::isStuck).map(Worker::name).toList();
        if (stuck.isEmpty()) {
            complained = false;
            watchdog.ifPresent(time -> news.add("WATCHDOG=1"));
            news.add("STATUS=" + status.get());
        } else {
            complain(stuck);
            news.add("STATUS=" + String.join(", ", stuck) + " hangs");
        }
        try {
            voice.say(news, HEARING);
            ready = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return watchdog.map(time -> time.dividedBy(2)).orElse(UNWATCHED);
    }

    private void complain(List<String> stuck) {
        if (!complained) {
            complained = true;
            log.error("{} hangs: systemd is no longer told that this program is alive", String.join(", ", stuck));
        }
    }
}
