package app.visant.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A process that has ended by itself.
 *
 * @param said on both of its outputs
 */
public record EndedProcess(int exitCode, String said) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Starts it and waits for its end; one that goes on is killed. */
    public static EndedProcess of(ProcessBuilder builder) throws IOException, InterruptedException {
        Path output = Files.createTempFile("visant-test", ".log");
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly();
            String said = Files.readString(output);
            if (!ended) {
                throw new AssertionError(builder.command() + " did not end within " + PATIENCE + ": " + said);
            }
            return new EndedProcess(process.exitValue(), said);
        } finally {
            Files.delete(output);
        }
    }
}
