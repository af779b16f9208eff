package app.visant.edge.bench;

import app.visant.edge.bench.FormBench.Camera;
import app.visant.edge.e2e.CloudProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code ./visant bench edge [--captures 10000] [--idle 60] [--starts 20] [--only jvm|native] [--native FILE]}: the native edge
 * beside the JVM's, in one run, against a real cloud with a PostgreSQL of its own on this machine. Each figure is of a process
 * of its own. The samples of the memory are left in {@code app-edge/target/bench}. Ends with 1 if the native form misses a bound, with 2 if an
 * option is unknown.
 */
public final class EdgeBench {
    private static final String MANY = "10000/s";
    private static final Path FOLDER = Path.of("app-edge/target/bench");
    private static final Set<String> OPTIONS = Set.of("--captures", "--idle", "--starts", "--only", "--native");
    private static final PrintStream OUT = System.out;

    private final int captures;
    private final int idleSeconds;
    private final int starts;
    private final List<Form> forms;

    private EdgeBench(Map<String, String> options) {
        captures = Integer.parseInt(options.getOrDefault("--captures", "10000"));
        idleSeconds = Integer.parseInt(options.getOrDefault("--idle", "60"));
        starts = Integer.parseInt(options.getOrDefault("--starts", "20"));
        if (captures < 1 || idleSeconds < 1 || starts < 1) {
            throw new IllegalArgumentException("--captures, --idle and --starts take at least 1");
        }
        forms = Form.asked(options.getOrDefault("--only", "both"), options.get("--native"));
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        if (args.length % 2 != 0 || !OPTIONS.containsAll(options.keySet())) {
            OUT.println(
                    "bench edge takes --captures N, --idle SECONDS, --starts N, --only jvm|native and --native FILE");
            System.exit(2);
        }
        System.exit(new EdgeBench(options).run() ? 0 : 1);
    }

    /** Returns whether the native form misses no bound. */
    private boolean run() throws Exception {
        Files.createDirectories(FOLDER);
        Path folder = Files.createTempDirectory(FOLDER.toAbsolutePath(), "run-");
        List<Figures> figures = new ArrayList<>();
        try (CloudProcess cloud = tolerantCloud(folder).start()) {
            for (Form form : forms) {
                figures.add(measure(form, new FormBench(form, cloud, folder)));
            }
        }
        Folders.delete(folder);
        OUT.println();
        return FigureTable.print(figures, OUT);
    }

    /** Here it is the edge that is to be the slowest. */
    private static CloudProcess tolerantCloud(Path folder) {
        return new CloudProcess(folder)
                .variable("VISANT_LIMITS_COMMANDS_TO_DEVICE", MANY)
                .variable("VISANT_LIMITS_COMMANDS_OF_CALLER", MANY)
                .variable("VISANT_LIMITS_COMMANDS_OF_ORGANISATION", MANY)
                .variable("VISANT_LIMITS_REQUESTS_OF_CALLER", MANY)
                .variable("VISANT_LIMITS_REPORTS_OF_DEVICE", MANY);
    }

    private Figures measure(Form form, FormBench bench) throws IOException, InterruptedException {
        Figures figures = new Figures(
                form,
                bench.starts(Camera.FILE, starts),
                bench.firstStarts(Math.max(1, starts / 2)),
                bench.starts(Camera.OPENCV, starts),
                bench.idle(idleSeconds),
                bench.growth(Camera.FILE, captures),
                bench.growth(Camera.OPENCV, captures),
                bench.untilPicture(Camera.FILE),
                bench.untilPicture(Camera.OPENCV));
        figures.fileGrowth().write(csv(form, Camera.FILE));
        figures.openCvGrowth().write(csv(form, Camera.OPENCV));
        return figures;
    }

    private static Path csv(Form form, Camera camera) {
        return FOLDER.resolve((form.name() + "-" + camera.name() + ".csv").toLowerCase(Locale.ROOT));
    }
}
