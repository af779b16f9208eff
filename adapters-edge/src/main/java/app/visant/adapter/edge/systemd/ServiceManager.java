package app.visant.adapter.edge.systemd;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The systemd that started this process and listens to it. What can't be said is logged once and otherwise ignored. One thread at
 * a time speaks.
 */
public final class ServiceManager {
    private static final Logger log = LoggerFactory.getLogger(ServiceManager.class);
    private static final String SOCKET = "NOTIFY_SOCKET";

    /** What the program needs of our environment; the rest holds secrets. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", SOCKET);

    private final String program;
    private final Map<String, String> environment;
    private final @Nullable Duration watchdog;
    private boolean warned;

    ServiceManager(String program, Map<String, String> environment, @Nullable Duration watchdog) {
        this.program = program;
        this.environment = Map.copyOf(environment);
        this.watchdog = watchdog;
    }

    /**
     * Empty if nobody listens.
     *
     * @param environment of this process
     * @param pid of this process
     */
    public static Optional<ServiceManager> of(Map<String, String> environment, long pid) {
        return Optional.ofNullable(environment.get(SOCKET))
                .filter(socket -> !socket.isBlank())
                .map(socket -> new ServiceManager("systemd-notify", environment, watchdog(environment, pid)));
    }

    private static @Nullable Duration watchdog(Map<String, String> environment, long pid) {
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        String meant = environment.getOrDefault("WATCHDOG_PID", Long.toString(pid));
        if (!micros.matches("[1-9][0-9]{0,14}") || !meant.equals(Long.toString(pid))) {
            return null;
        }
        return Duration.of(Long.parseLong(micros), java.time.temporal.ChronoUnit.MICROS);
    }

    /** How long it may hear no {@code WATCHDOG=1} before it ends this process; empty if it does not watch. */
    public Optional<Duration> watchdog() {
        return Optional.ofNullable(watchdog);
    }

    /**
     * Says something, and waits until it was heard.
     *
     * @param assignments like {@code READY=1}, each of one line
     * @param patience how long to wait at most; it may be heard later, too
     * @return whether it was heard in that time
     */
    public boolean say(List<String> assignments, Duration patience) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        assignments.forEach(each -> command.add(each.replaceAll("\\p{Cntrl}+", " ")));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .redirectInput(Redirect.from(new java.io.File("/dev/null")));
        builder.environment().clear();
        environment.forEach((name, value) -> {
            if (ENVIRONMENT.contains(name)) {
                builder.environment().put(name, value);
            }
        });
        try {
            Process process = builder.start();
            if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                log.debug("systemd takes its time to hear {}", assignments);
                return false;
            }
            if (process.exitValue() != 0) {
                warn(program + " failed with exit code " + process.exitValue());
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            warn(program + " can't be started: " + e.getMessage());
            return false;
        }
    }

    private void warn(String problem) {
        if (!warned) {
            warned = true;
            log.warn("systemd can't be told how this service is: {}", problem);
        }
    }
}
