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
 * Tells systemd that the daemon is ready, how it is, and that it is alive. It says the last only while no worker is stuck: systemd
 * then ends the daemon and starts it again. How the daemon is, which takes a look into its database, is found out by a thread of
 * its own: that it takes long, or fails, keeps nothing else from being told.
 */
final class ServiceWork {
    private static final Logger log = LoggerFactory.getLogger(ServiceWork.class);

    /** How often the status is told when nobody watches. */
    private static final Duration UNWATCHED = Duration.ofMinutes(1);

    /** What {@code systemd-notify} waits for systemd, and somewhat more. */
    private static final Duration HEARING = Duration.ofSeconds(7);

    /** After something that was not heard. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private static final Duration FAREWELL = Duration.ofMillis(300);

    /** The way to systemd. */
    @FunctionalInterface
    interface Voice {
        /** @return whether it was heard */
        boolean say(List<String> assignments, Duration patience) throws InterruptedException;
    }

    private final Voice voice;
    private final Optional<Duration> watchdog;
    private final Duration pause;
    private final Worker teller;
    private final Worker looker;
    private Supplier<String> source = () -> "starting";
    private volatile String status = "starting";
    private List<Worker> workers = List.of();
    private boolean ready;
    private boolean complained;

    /** @param watchdog how long the listener may hear nothing, if it minds */
    ServiceWork(Voice voice, Optional<Duration> watchdog) {
        this.voice = voice;
        this.watchdog = watchdog;
        this.pause = watchdog.map(time -> time.dividedBy(3)).orElse(UNWATCHED);
        this.teller = new Worker("visant-systemd", HEARING.multipliedBy(2), this::tell);
        this.looker = new Worker("visant-status", HEARING, this::look);
    }

    static ServiceWork to(ServiceManager manager) {
        return new ServiceWork(manager::say, manager.watchdog());
    }

    /**
     * Starts to tell: the daemon is ready.
     *
     * @param all that must get on; they have been started
     * @param how the daemon is, in one line
     */
    void start(List<Worker> all, Supplier<String> how) {
        workers = List.copyOf(all);
        source = how;
        teller.start();
        looker.start();
    }

    /** The status is another one. Any thread. */
    void changed() {
        looker.wake();
    }

    /** Says that the daemon stops, and nothing after that. */
    void stop() {
        looker.stop();
        teller.stop();
        try {
            if (teller.join(FAREWELL) && !voice.say(List.of("STOPPING=1", "STATUS=stopping"), FAREWELL)) {
                log.debug("systemd did not hear in time that this program stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration look() {
        String now = source.get();
        if (!now.equals(status)) {
            status = now;
            teller.wake();
        }
        return pause;
    }

    private Duration tell() {
        List<String> news = new ArrayList<>();
        if (!ready) {
            news.add("READY=1");
        }
        List<String> stuck =
                workers.stream().filter(Worker::isStuck).map(Worker::name).toList();
        if (stuck.isEmpty()) {
            complained = false;
            watchdog.ifPresent(time -> news.add("WATCHDOG=1"));
            news.add("STATUS=" + status);
        } else {
            complain(stuck);
            news.add("STATUS=" + String.join(", ", stuck) + " hangs");
        }
        boolean heard = isHeard(news);
        ready |= heard;
        return heard || pause.compareTo(AGAIN) < 0 ? pause : AGAIN;
    }

    private boolean isHeard(List<String> news) {
        try {
            return voice.say(news, HEARING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void complain(List<String> stuck) {
        if (!complained) {
            complained = true;
            log.error("{} hangs: systemd is no longer told that this program is alive", String.join(", ", stuck));
        }
    }
}
