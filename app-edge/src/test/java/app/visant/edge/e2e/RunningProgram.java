package app.visant.edge.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program of ours as a process of its own, whose output is added to a log file. It ends at the latest with this JVM. */
final class RunningProgram {
    private static final String WATCHED =
            "exec 3<&0; (read -r end <&3; kill -TERM $$) 2>/dev/null & exec 3<&-; exec \"$@\" </dev/null";
    private static final Duration STOPPING = Duration.ofSeconds(40);

    private final String name;
    private final Path log;
    private final Process process;

    private RunningProgram(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    static RunningProgram start(String name, Path log, List<String> command, Map<String, String> environment) {
        List<String> watched = new ArrayList<>(List.of("/bin/sh", "-c", WATCHED, name));
        watched.addAll(command);
        File file = log.toFile();
        ProcessBuilder builder = new ProcessBuilder(watched)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.getParent());
            return new RunningProgram(name, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The command that runs a jar, or the binary itself. System properties ({@code -D}) and limits of the heap ({@code -Xm}) are for
     * both, other options for the jar.
     */
    static List<String> command(Path program, String... javaOptions) {
        if (!Files.isRegularFile(program)) {
            throw new AssertionError(program + " is missing: it is built by the phase package");
        }
        if (!program.toString().endsWith(".jar")) {
            return Stream.concat(
                            Stream.of(program.toString()),
                            Stream.of(javaOptions)
                                    .filter(option -> option.startsWith("-D") || option.startsWith("-Xm")))
                    .toList();
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(javaOptions));
        command.addAll(List.of("-jar", program.toString()));
        return command;
    }

    /** The program and all that it has started. */
    List<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    /** The files that it has mapped into its memory, its shared libraries among them. */
    Set<Path> mappedFiles() {
        try (Stream<String> maps = Files.lines(Path.of("/proc/" + process.pid() + "/maps"))) {
            return maps.map(line -> line.indexOf('/') < 0 ? "" : line.substring(line.indexOf('/')))
                    .filter(file -> !file.isEmpty())
                    .map(Path::of)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void requireAlive() {
        if (!isAlive()) {
            throw new AssertionError(name + " ended by itself with exit code " + process.exitValue());
        }
    }

    /** SIGTERM; returns when it has ended. */
    int terminate() {
        return terminate(STOPPING);
    }

    /** SIGTERM; fails if it has not ended by then. */
    int terminate(Duration limit) {
        process.destroy();
        return awaitEnd(limit);
    }

    /** SIGKILL; returns when it has ended. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Returns its exit code when it has ended by itself. */
    int awaitEnd() {
        return awaitEnd(STOPPING);
    }

    private int awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(name + " did not end within " + limit);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
