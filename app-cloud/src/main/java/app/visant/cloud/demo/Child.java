package app.visant.cloud.demo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A program that this one starts, that writes into a log file, and that is told to end when this one ends, even if this
 * one is killed: the pipe between the two breaks then, and a shell that reads it sends the signal. Ctrl-C in a terminal
 * reaches this program only, so that it can stop its children in their order.
 */
final class Child implements AutoCloseable {
    private static final String WATCHED = "trap '' INT HUP; exec 3<&0;"
            + " (read -r end <&3; kill -TERM $$) 2>/dev/null & exec 3<&-; exec \"$@\" </dev/null";
    private static final int TAIL_BYTES = 3000;
    private static final int STOP_SECONDS = 30;

    private final String name;
    private final Path log;
    private final Process process;

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** @param hidden variables of this program's environment that the child must not see */
    static Child start(
            String name, Path log, List<String> command, Map<String, String> environment, Set<String> hidden) {
        List<String> watched = new ArrayList<>(List.of("/bin/sh", "-c", WATCHED, name));
        watched.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(watched)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().keySet().removeIf(each -> hidden.stream().anyMatch(each::startsWith));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.getParent());
            return new Child(name, log, builder.start());
        } catch (IOException e) {
            throw new DemoFailed(name + " can't be started: " + e.getMessage());
        }
    }

    String name() {
        return name;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What there is to say of a child that ended by itself. */
    DemoFailed crash() {
        return new DemoFailed(name + " ended by itself with exit code " + process.exitValue() + ". The end of " + log
                + ":\n" + tail().indent(4).stripTrailing());
    }

    private String tail() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the program to end; {@link #close()} waits for it. */
    void stop() {
        process.destroy();
    }

    /** Ends the program, by force if it takes longer than half a minute. */
    @Override
    public void close() {
        stop();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
