package app.visant.edge.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.visant.edge.bench.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sample of what {@code ./visant chaos writes} does in full. */
final class KilledAtWritesIT {
    private static final boolean NATIVE =
            !System.getProperty("visant.edge", "app-edge.jar").endsWith(".jar");

    /** A JVM takes ten times as long to start. */
    private static final int EVERY = NATIVE ? 5 : 40;

    @Test
    void losesAndDoublesNothingWhereverItIsKilled() throws IOException {
        assumeThat(Strace.isPossible()).as("strace, and leave to use it").isTrue();
        Path folder = Scene.newFolder(Path.of("target/e2e"), "KilledAtWritesIT");
        KilledAtWrites.Kills kills;
        List<String> differences;
        try (KilledAtWrites edge = new KilledAtWrites(folder, 1, KilledAtWritesIT::print)) {
            kills = edge.killAtEach(EVERY);
            differences = edge.differences();
        }
        System.out.println(kills);

        assertThat(differences).as("differences; logs in %s", folder).isEmpty();
        assertThat(kills.seen()).isGreaterThan(100);
        assertThat(kills.missed()).hasSizeLessThan(kills.tried() / 3);
        Folders.delete(folder);
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
