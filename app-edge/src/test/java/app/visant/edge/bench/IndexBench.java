package app.visant.edge.bench;

import app.visant.adapter.edge.mapdb.IndexFile;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.Holding;
import app.visant.domain.edge.outbox.Look;
import app.visant.domain.edge.preview.PreviewIndex;
import app.visant.domain.edge.preview.Seen;
import app.visant.domain.edge.preview.Seen.State;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * {@code ./visant bench index [PICTURES]}: the index of waiting pictures with a million of them, in a heap of 64 MiB as the edge has it.
 * Ends with 1 if the heap that it needs is not bounded.
 */
public final class IndexBench {
    private static final Path FOLDER = Path.of("app-edge/target/bench");
    private static final PrintStream OUT = System.out;
    private static final int PREVIEW_BYTES = 12_000;
    private static final int PAGE = 64;
    private static final int LOOKS = 100_000;
    private static final double MUST_MEGABYTES = 8;
    private static final Sha256 SHA256 = Sha256.of(new byte[0]);

    private final int pictures;
    private final Path file;
    private final ProcessFigures process =
            new ProcessFigures(ProcessHandle.current().pid());

    private IndexBench(int pictures, Path file) {
        this.pictures = pictures;
        this.file = file;
    }

    public static void main(String[] args) throws IOException {
        int pictures = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Files.createDirectories(FOLDER);
        Path folder = Files.createTempDirectory(FOLDER, "index-");
        boolean met = new IndexBench(pictures, folder.resolve("index.db")).run();
        Folders.delete(folder);
        System.exit(met ? 0 : 1);
    }

    private static Holding picture(int number) {
        CaptureRecord capture = new CaptureRecord(
                new RecordId("FLOOR1_20260302_080000_" + Integer.toHexString(number)),
                Instant.ofEpochSecond(number),
                null,
                "hourly-check",
                TriggerKind.SCHEDULED,
                SHA256,
                PREVIEW_BYTES);
        return new Holding(number, capture, 0, null);
    }

    /** @return whether the bound is met */
    private boolean run() throws IOException {
        try (IndexFile index = new IndexFile(file)) {
            index.previews().add(picture(0), new Seen(new Look(0), State.NONE), null);
            double before = heap();
            OUT.printf("empty: heap %.1f MB, %s%n", before, process.memory());
            timed("added", pictures, () -> fill(index.previews()));
            double after = heap();
            OUT.printf(Locale.ROOT, "file: %.0f MB%n", Files.size(file) / 1e6);
            OUT.printf("full:  heap %.1f MB, %s%n", after, process.memory());
            timed("found at random", LOOKS, () -> find(index));
            timed("walked through", pictures, () -> walk(index.previews()));
            timed("closed", 1, index::close);
            timed("opened", 1, () -> index.previews().waiting(1));
            double grown = after - before;
            String word = grown < MUST_MEGABYTES ? "[OK]" : "[FAIL]";
            OUT.printf("heap for %d pictures: %.1f MB   (must: %.0f)  %s%n", pictures, grown, MUST_MEGABYTES, word);
            return grown < MUST_MEGABYTES;
        }
    }

    private void fill(PreviewIndex index) {
        byte[] preview = new byte[PREVIEW_BYTES];
        Random random = new Random(1);
        for (int number = 1; number <= pictures; number++) {
            boolean shown = number > pictures - PreviewIndex.MOST_PREVIEWS;
            Seen seen = new Seen(new Look(random.nextLong()), shown ? State.WAITS : State.NONE);
            index.add(picture(number), seen, shown ? preview : null);
        }
    }

    private void find(IndexFile index) {
        Random random = new Random(2);
        for (int i = 0; i < LOOKS; i++) {
            if (index.looks().of(picture(1 + random.nextInt(pictures))).isEmpty()) {
                throw new IllegalStateException("forgotten");
            }
        }
    }

    private void walk(PreviewIndex index) {
        for (int first = 1; first <= pictures; first += PAGE) {
            List<Holding> page = new ArrayList<>();
            for (int number = first; number < first + PAGE; number++) {
                page.add(picture(number));
            }
            index.retain(first - 1L, first + PAGE - 1L, page);
        }
    }

    private static void timed(String what, int count, Runnable work) {
        long begun = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        OUT.printf(Locale.ROOT, "%s: %d in %.2f s, %.4f ms each%n", what, count, seconds, seconds * 1000 / count);
    }

    /** What is left of it after a collection, in megabytes. */
    private static double heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }
}
