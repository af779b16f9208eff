package app.visant.edge.chaos;

import app.visant.edge.e2e.EdgeProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The wall clock of one edge, set while it runs: all that asks for the time of day gets another, and all that asks for the time since
 * boot, which nobody can set, gets the right one. By Debian's libfaketime, which reads the offset from a file at each question.
 */
final class WrongClock {
    private static final Path LIBRARIES = Path.of("/usr/lib");

    private final Path offset;

    private WrongClock(Path offset) {
        this.offset = offset;
    }

    /** @return empty if there is no libfaketime */
    static Optional<WrongClock> of(EdgeProcess edge, Path offset) {
        return library().map(library -> {
            WrongClock clock = new WrongClock(offset);
            clock.set(Duration.ZERO);
            edge.variable("LD_PRELOAD", library.toString())
                    .variable("FAKETIME_TIMESTAMP_FILE", offset.toString())
                    .variable("FAKETIME_NO_CACHE", "1")
                    .variable("DONT_FAKE_MONOTONIC", "1")
                    .variable("NO_FAKE_STAT", "1");
            return clock;
        });
    }

    private static Optional<Path> library() {
        try (Stream<Path> found = Files.find(
                LIBRARIES, 3, (file, attributes) -> file.endsWith(Path.of("faketime", "libfaketimeMT.so.1")))) {
            return found.min(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How far it is ahead from now on. */
    void set(Duration ahead) {
        Path next = offset.resolveSibling(offset.getFileName() + ".next");
        try {
            Files.writeString(next, "%+d%n".formatted(ahead.toSeconds()));
            Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
