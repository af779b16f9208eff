package app.visant.edge.bench;

import app.visant.edge.e2e.Api;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running edge, started without a shell in between. A thread reads what it says, each line at the moment when it is said: nothing
 * here is as late as a question asked again and again would be.
 */
final class MeasuredEdge implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final String CONNECTED = "✓ Connection confirmed by server";
    private static final String UPLOADED = "✓ Uploaded ";
    private static final String FAILED = "✗ ";
    private static final Pattern READ = Pattern.compile("Command (\\S+) read at (-?\\d+) ns");
    private static final Pattern PICTURED = Pattern.compile("The picture for (\\S+) was there at (-?\\d+) ns");

    private final CompletableFuture<Long> connected = new CompletableFuture<>();
    private final Map<String, Long> reads = new HashMap<>();
    private final List<Long> untilPicture = new ArrayList<>();
    private final Listener listener;
    private final Process process;
    private final long begun;
    private final Thread reader;
    private final Thread stop;
    private int uploads;
    private int failures;

    private MeasuredEdge(ProcessBuilder builder, Path log, Listener listener) throws IOException {
        this.listener = listener;
        this.begun = System.nanoTime();
        this.process = builder.start();
        this.reader = Thread.ofPlatform().name("edge-output").start(() -> read(log));
        /* Whatever ends this program ends the edge. */
        this.stop = new Thread(this::terminate, "edge-stop");
        Runtime.getRuntime().addShutdownHook(stop);
    }

    /** What is told by the thread that reads. */
    @FunctionalInterface
    interface Listener {
        /** @param commands how many have come to their end by now, their pictures uploaded or not to be had */
        void ended(MeasuredEdge edge, int commands);

        /** @param nanos when the line was read */
        default void said(String line, long nanos) {}
    }

    /** @param data its data folder, with the log beside it */
    static MeasuredEdge start(
            Form form, String cloud, Api.Device device, Path data, List<String> options, Listener listener)
            throws IOException {
        List<String> command = new ArrayList<>(form.command());
        command.addAll(List.of("--api-url", cloud, "--device-id", device.id(), "--env-file", "/dev/null"));
        command.addAll(List.of("--data-dir", data.toString(), "--reconnect-delay", "1"));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DEVICE_TOKEN", device.token());
        builder.environment().put("MALLOC_ARENA_MAX", "1"); // as its service does
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return new MeasuredEdge(builder, data.resolveSibling(data.getFileName() + ".log"), listener);
    }

    private void read(Path log) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter copy =
                        Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said(line, System.nanoTime());
                copy.write(line);
                copy.newLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            connected.completeExceptionally(new IOException("The edge ended, see " + log));
        }
    }

    private void said(String line, long now) {
        listener.said(line, now);
        if (line.contains(CONNECTED)) {
            connected.complete(now);
        } else if (line.contains(UPLOADED)) {
            uploads++;
            listener.ended(this, uploads + failures);
        } else if (line.contains(FAILED)) {
            failures++;
            listener.ended(this, uploads + failures);
        }
        Matcher read = READ.matcher(line);
        if (read.find()) {
            reads.put(read.group(1), Long.parseLong(read.group(2)));
        }
        Matcher pictured = PICTURED.matcher(line);
        if (pictured.find()) {
            Long from = reads.get(pictured.group(1));
            if (from != null) {
                untilPicture.add(Long.parseLong(pictured.group(2)) - from);
            }
        }
    }

    /** @return nanoseconds from before the process was made until its word that the cloud has spoken to it was read */
    long awaitConnected() throws IOException, InterruptedException {
        try {
            return connected.get(PATIENCE_SECONDS, TimeUnit.SECONDS) - begun;
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The edge did not connect", e);
        }
    }

    ProcessFigures figures() {
        return new ProcessFigures(process.pid());
    }

    /** Not by the process itself, which would close the pipe that is still read. */
    private void terminate() {
        process.toHandle().destroy();
    }

    /** SIGTERM. @return nanoseconds until it had ended */
    long stop() throws IOException, InterruptedException {
        long from = System.nanoTime();
        terminate();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.toHandle().destroyForcibly();
            throw new IOException("The edge did not end");
        }
        long nanos = System.nanoTime() - from;
        reader.join();
        return nanos;
    }

    /** From a command read to its picture encoded, as an edge says that logs more; to be asked once it has ended. */
    Times untilPicture() {
        return new Times(untilPicture);
    }

    /** Commands that failed; to be asked once it has ended. */
    int failures() {
        return failures;
    }

    @Override
    public void close() {
        terminate();
        process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        process.toHandle().destroyForcibly();
        Runtime.getRuntime().removeShutdownHook(stop);
    }
}
