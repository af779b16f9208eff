package app.visant.edge.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.edge.bench.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code ./visant chaos} does for as long as one likes, once and in the same way each time. */
final class ChaosIT {
    private static final long SEED = 20260302;
    private static final Set<Mishap> WHERE_POSSIBLE = EnumSet.of(
            Mishap.KILLED_CLOUD, Mishap.WRONG_CLOCK, Mishap.FULL_DISK, Mishap.TORN_INDEX, Mishap.DELETED_INDEX);

    @Test
    void bothSidesAgreeAfterOneOfEachMishap() throws IOException {
        Path folder = Scene.newFolder(Path.of("target/e2e"), "ChaosIT");
        List<String> differences = new ArrayList<>();
        List<BothSides> sides;
        Set<Mishap> happened;
        try (Scene scene = new Scene(folder, SEED, ChaosIT::print)) {
            scene.leftOut().forEach(what -> System.out.println("Left out: " + what));
            scene.begin();
            happened = new OneOfEach(scene, SEED).run();
            differences.addAll(scene.calm());
            sides = scene.bothSides();
        }
        sides.forEach(each -> differences.addAll(Differences.of(each)));
        System.out.println(Sums.table(sides));

        assertThat(differences).as("differences; logs in %s", folder).isEmpty();
        assertThat(happened).containsAll(EnumSet.complementOf(EnumSet.copyOf(WHERE_POSSIBLE)));
        assertThat(sides).allSatisfy(each -> {
            assertThat(each.in("executed")).as(each.edge()).isGreaterThanOrEqualTo(5);
            assertThat(each.slots()).as(each.edge()).hasSizeGreaterThan(10);
        });
        Folders.delete(folder);
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
