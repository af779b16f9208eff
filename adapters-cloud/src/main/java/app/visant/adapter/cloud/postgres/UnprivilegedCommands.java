package app.visant.adapter.cloud.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs PostgreSQL's programs, which refuse to run as root. Root runs them in a user namespace of their own, where they
 * are nobody and own root's files; where the kernel forbids namespaces, as the user nobody, who is given the files.
 */
final class UnprivilegedCommands {
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;
    private static final List<String> NAMESPACE = List.of("unshare", "--user");
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    private static final Duration SHORT = Duration.ofSeconds(10);

    private final List<String> prefix;
    private final int owner;
    private final Path output;

    private UnprivilegedCommands(List<String> prefix, int owner, Path output) {
        this.prefix = prefix;
        this.owner = owner;
        this.output = output;
    }

    /**
     * @param output a file for what the programs say; overwritten by each
     * @throws EmbeddedPostgresException if this is root and none of the ways works
     */
    static UnprivilegedCommands find(Path output) {
        int user = userOf(Path.of("/proc/self"));
        if (user != ROOT) {
            return new UnprivilegedCommands(List.of(), user, output);
        }
        return Stream.of(
                        new UnprivilegedCommands(NAMESPACE, ROOT, output),
                        new UnprivilegedCommands(AS_NOBODY, NOBODY, output))
                .filter(way -> way.run(SHORT, List.of("true")).succeeded())
                .findFirst()
                .orElseThrow(() -> new EmbeddedPostgresException("PostgreSQL does not run as root, and neither unshare"
                        + " nor setpriv works here: start Visant as another user, or give the address of a"
                        + " PostgreSQL as DATABASE_URL."));
    }

    /** Gives the tree to the user whom the programs run as, if it is somebody else's and this is root. */
    void own(Path root) {
        if (prefix.isEmpty() || !Files.exists(root) || userOf(root) == owner) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                Files.setAttribute(path, "unix:uid", owner, java.nio.file.LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program to its end, or for as long as it may take. One at a time. */
    Result run(Duration limit, List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectInput(new java.io.File("/dev/null"))
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        try {
            return run(builder.start(), limit);
        } catch (IOException notThere) {
            return new Result(false, String.valueOf(notThere.getMessage()));
        }
    }

    private Result run(Process process, Duration limit) throws IOException {
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            String said = Files.readString(output).strip();
            return ended
                    ? new Result(process.exitValue() == 0, said)
                    : new Result(false, said + "\ngiven up after " + limit.toSeconds() + " s");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while PostgreSQL was starting or stopping.", e);
        }
    }

    private static int userOf(Path path) {
        try {
            return (int) Files.getAttribute(path, "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param output what it said on both streams
     */
    record Result(boolean succeeded, String output) {}
}
