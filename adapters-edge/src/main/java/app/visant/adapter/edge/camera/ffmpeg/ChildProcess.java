package app.visant.adapter.edge.camera.ffmpeg;

import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that runs for us and dies with us: killed when closed and when this process ends. If this process is killed
 * outright, the program ends at its next write into the broken pipe.
 */
final class ChildProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ChildProcess.class);
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static final Duration ENDING = Duration.ofSeconds(1);

    /** What a program needs of our environment; the rest may hold secrets or change what it does. */
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH");

    static {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final Thread errors;
    private volatile String lastError = "";

    /**
     * @param input all that the program gets to read
     * @param redaction takes secrets out of what the program says
     * @throws CameraException with {@link Reason#FFMPEG_MISSING} if the program can't be started
     */
    ChildProcess(List<String> command, String input, UnaryOperator<String> redaction) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(ENVIRONMENT);
        try {
            this.process = builder.start();
        } catch (IOException e) {
            throw new CameraException(
                    Reason.FFMPEG_MISSING,
                    "This camera needs the program " + command.getFirst() + ": install the package ffmpeg.",
                    e);
        }
        RUNNING.add(process);
        this.errors = Thread.ofPlatform().daemon().name("ffmpeg-errors").unstarted(() -> readErrors(redaction));
        errors.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            log.debug("{} did not read its input", command.getFirst(), e);
        }
    }

    InputStream output() {
        return process.getInputStream();
    }

    /** Kills the program if it still runs then; its output ends. */
    void killAfter(Duration deadline) {
        CompletableFuture.delayedExecutor(deadline.toNanos(), TimeUnit.NANOSECONDS)
                .execute(process::destroyForcibly);
    }

    /** What the program said last, if it has ended or ends within a second; else what it has said so far. Without secrets. */
    String lastError() {
        try {
            errors.join(ENDING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return lastError;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private void readErrors(UnaryOperator<String> redaction) {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String safe = redaction.apply(line);
                lastError = safe;
                log.debug("ffmpeg: {}", safe);
            }
        } catch (IOException e) {
            log.debug("The error output of ffmpeg was closed", e);
        }
    }

    /** Waits for the end of the program, a second at most, even in a thread that is told to stop. */
    @Override
    public void close() {
        process.destroyForcibly();
        boolean ended = process.onExit()
                .thenApply(gone -> true)
                .completeOnTimeout(false, ENDING.toNanos(), TimeUnit.NANOSECONDS)
                .join();
        if (ended) {
            RUNNING.remove(process);
        } else {
            log.warn("ffmpeg (process {}) was killed and has not ended yet", process.pid());
        }
    }
}
