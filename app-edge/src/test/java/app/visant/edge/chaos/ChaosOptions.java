package app.visant.edge.chaos;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What was asked for on the command line.
 *
 * @param writes whether an edge is killed at its writes instead of all that
 * @param minutes how long mishaps happen, above 0
 * @param seed chooses them
 * @param every of the writes only each so many, at least 1
 */
record ChaosOptions(boolean writes, double minutes, long seed, int every) {
    private static final String USAGE =
            "./visant chaos [--minutes N] [--seed S] [--native FILE|jar]\n./visant chaos writes [--every N] [--native FILE|jar]";

    /** @param seed if none is given */
    static ChaosOptions parse(String[] args, long seed) {
        boolean writes = args.length > 0 && args[0].equals("writes");
        ChaosOptions options = new ChaosOptions(writes, 3, seed, 1);
        for (int i = writes ? 1 : 0; i < args.length; i += 2) {
            options = options.with(args[i], i + 1 < args.length ? args[i + 1] : "");
        }
        return options;
    }

    private ChaosOptions with(String name, String value) {
        try {
            return switch (name) {
                case "--minutes" -> new ChaosOptions(writes, positive(Double.parseDouble(value)), seed, every);
                case "--seed" -> new ChaosOptions(writes, minutes, Long.parseLong(value), every);
                case "--every" -> new ChaosOptions(writes, minutes, seed, (int) positive(Integer.parseInt(value)));
                case "--native" -> {
                    useEdge(value);
                    yield this;
                }
                default -> throw new IllegalArgumentException(name);
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Can't read " + name + " " + value + "\n" + USAGE, e);
        }
    }

    private static double positive(double number) {
        if (!(number > 0)) {
            throw new IllegalArgumentException("not above 0");
        }
        return number;
    }

    /** As the front door has chosen, unless another is named. */
    private static void useEdge(String program) {
        Path file = Path.of(program.equals("jar") ? "app-edge/target/app-edge.jar" : program);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no " + file);
        }
        System.setProperty("visant.edge", file.toString());
    }
}
