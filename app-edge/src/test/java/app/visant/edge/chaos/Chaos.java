package app.visant.edge.chaos;

import app.visant.edge.bench.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code ./visant chaos [--minutes N] [--seed S] [--native FILE|jar]}: torments a cloud and three edges for so long, and compares both sides
 * afterwards. {@code ./visant chaos writes [--every N]}: kills an edge at each of its writes instead. Ends with 0 if they agree in everything, with 1 if not, with 2 if the options make no sense.
 */
public final class Chaos {
    private static final Path FOLDER = Path.of("app-edge/target/chaos");
    private static final PrintStream OUT = System.out;

    private final long begunNanos = System.nanoTime();

    private Chaos() {}

    public static void main(String[] args) throws IOException {
        ChaosOptions options;
        try {
            options = ChaosOptions.parse(args, ThreadLocalRandom.current().nextInt(1_000_000));
        } catch (IllegalArgumentException e) {
            OUT.println(e.getMessage());
            System.exit(2);
            return;
        }
        Chaos chaos = new Chaos();
        System.exit((options.writes() ? chaos.writes(options) : chaos.run(options)) ? 0 : 1);
    }

    private void say(String line) {
        OUT.printf("%7.1f s  %s%n", (System.nanoTime() - begunNanos) / 1e9, line);
    }

    /** @return whether both sides agree */
    private boolean run(ChaosOptions options) throws IOException {
        Path folder = Scene.newFolder(FOLDER, "seed-" + options.seed());
        OUT.println("Chaos for " + options.minutes() + " min with the seed " + options.seed() + ", in " + folder);
        List<String> differences;
        try (Scene scene = new Scene(folder, options.seed(), this::say)) {
            Thread atEnd = new Thread(scene::close, "chaos-end");
            Runtime.getRuntime().addShutdownHook(atEnd);
            scene.leftOut().forEach(what -> OUT.println("Left out: " + what));
            differences = torment(scene, options);
            Runtime.getRuntime().removeShutdownHook(atEnd);
        }
        return conclude(folder, differences);
    }

    /** @return what both sides don't agree in */
    private List<String> torment(Scene scene, ChaosOptions options) {
        scene.begin();
        Mayhem mayhem = new Mayhem(scene, this::say);
        Duration length = Duration.ofMillis((long) (options.minutes() * 60_000));
        mayhem.run(Plan.of(options.seed(), length, scene.possible()));
        say("calm");
        List<String> differences = new ArrayList<>(scene.calm());
        List<BothSides> sides = scene.bothSides();
        sides.forEach(each -> differences.addAll(Differences.of(each)));
        say("the sums");
        OUT.println(Sums.table(sides));
        OUT.println(mishaps(mayhem.counts()));
        OUT.println(Sums.efforts(scene.victims()));
        scene.leftOut().forEach(what -> OUT.println("Left out: " + what));
        return differences;
    }

    /** @return whether both sides agree */
    private boolean writes(ChaosOptions options) throws IOException {
        if (!Strace.isPossible()) {
            OUT.println(
                    "Kills at writes take strace (Debian: apt-get install strace), and leave to look at processes.");
            return false;
        }
        Path folder = Scene.newFolder(FOLDER, "writes");
        OUT.println("An edge is killed at its writes, in " + folder);
        List<String> differences;
        try (KilledAtWrites edge = new KilledAtWrites(folder, options.seed(), this::say)) {
            KilledAtWrites.Kills kills = edge.killAtEach(options.every());
            differences = edge.differences();
            OUT.println(kills);
        }
        return conclude(folder, differences);
    }

    private boolean conclude(Path folder, List<String> differences) throws IOException {
        differences.forEach(line -> OUT.println("DIFFERENCE  " + line));
        if (differences.isEmpty()) {
            OUT.println("Both sides agree: nothing lost, nothing doubled.");
            Folders.delete(folder);
        } else {
            OUT.println("There are " + differences.size() + " differences. Logs and databases are kept in " + folder);
        }
        return differences.isEmpty();
    }

    private static String mishaps(Map<Mishap, Integer> counts) {
        StringBuilder lines = new StringBuilder();
        int sum = counts.values().stream().mapToInt(Integer::intValue).sum();
        lines.append(sum).append(" mishaps:\n");
        for (Mishap mishap : Mishap.values()) {
            if (counts.containsKey(mishap)) {
                lines.append("%5d  %s%n".formatted(counts.get(mishap), mishap));
            }
        }
        return lines.toString().stripTrailing();
    }
}
