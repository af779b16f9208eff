package app.visant.edge.chaos;

import app.visant.edge.chaos.WritePoint.Phase;
import app.visant.edge.e2e.CloudProcess;
import app.visant.edge.e2e.EdgeDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * One edge that is killed at every single write into its database, one life after another: each life does the same, it starts, gets a command,
 * takes a picture, stores, sends and reports it, and stops. The life after a kill is the next that is killed.
 */
final class KilledAtWrites implements AutoCloseable {
    /** It says each so many edges how far it is. */
    private static final int PROGRESS = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final int KILLED = 128 + 9;

    /** No life is quite like another: one may do in two steps what another did in three. */
    private static final int ATTEMPTS = 3;

    private final Path folder;
    private final boolean seesReads;
    private final CloudProcess cloud;
    private final long seed;
    private final List<Victim> victims = new ArrayList<>();
    private final Victim victim;
    private final Strace strace;
    private final Consumer<String> say;

    KilledAtWrites(Path folder, long seed, Consumer<String> say) {
        this.folder = folder;
        this.say = say;
        this.seesReads = KnownCamera.isPossible(folder.resolve("probe"));
        this.cloud = new CloudProcess(folder).variable("VISANT_STREAMS_HEARTBEAT", "1s");
        cloud.start();
        this.seed = seed;
        this.victim = newVictim();
        this.strace = new Strace(folder);
    }

    private Victim newVictim() {
        int number = victims.size() + 1;
        Victim made = new Victim(number, folder, cloud, seed + number, new Victim.Wishes("sse", false, false, true));
        victims.add(made);
        return made;
    }

    /** Lives through it, and looks at what is written when. */
    List<WritePoint> survey() {
        List<WritePoint> points = new ArrayList<>();
        points.addAll(surveyStart(Phase.FIRST_START));
        victim.ask();
        victim.kill();
        points.addAll(surveyStart(Phase.START));

        await(() -> isQuiet(victim), "the rest of the life before");
        Map<String, String> threads = Strace.threads(victim.edge().pid());
        Strace.Look working = strace.at(victim.edge());
        victim.ask();
        await(() -> isQuiet(victim), "a picture");
        working.close();
        points.addAll(Strace.points(Phase.WORK, working.out(), threads));

        Strace.Look stopping = strace.at(victim.edge());
        victim.stop();
        stopping.close();
        points.addAll(Strace.points(Phase.STOP, stopping.out()));
        return points;
    }

    private List<WritePoint> surveyStart(Phase phase) {
        Path seen = folder.resolve("strace-" + phase);
        victim.edge().under(strace.around(victim.edge(), seen));
        live(victim);
        victim.edge().under(List.of());
        victim.kill();
        await(() -> Strace.hasSeenTheEnd(seen), "the end of " + phase);
        live(victim);
        return Strace.points(phase, seen);
    }

    /** Starts it, and returns when it has heard of the cloud. */
    private static void live(Victim one) {
        long before = one.confirmed();
        one.start();
        await(() -> one.confirmed() > before, "the connection");
    }

    /**
     * How it went.
     *
     * @param seen points in one life
     * @param tried of them
     * @param missed to these the edge did not come in the lives in which it was to be killed there
     */
    record Kills(int seen, int tried, List<WritePoint> missed) {
        @Override
        public String toString() {
            return "%d writes from the first start to the last; killed at %d of %d%s"
                    .formatted(
                            seen,
                            tried - missed.size(),
                            tried,
                            missed.isEmpty() ? "" : ", and did not come to " + missed);
        }
    }

    /** @param every of the points only each so many */
    Kills killAtEach(int every) {
        List<WritePoint> seen = survey();
        say.accept("%d writes from the first start to the last: %s".formatted(seen.size(), summed(seen)));
        List<WritePoint> chosen = new ArrayList<>();
        for (int i = every - 1; i < seen.size(); i += every) {
            chosen.add(seen.get(i));
        }
        List<WritePoint> missed = new ArrayList<>();
        for (WritePoint point : chosen) {
            boolean killed = false;
            for (int attempt = 1; attempt <= ATTEMPTS && !killed; attempt++) {
                killed = kill(point);
            }
            say.accept((killed ? "killed at " : "did not come to ") + point);
            if (!killed) {
                missed.add(point);
            }
        }
        return new Kills(seen.size(), chosen.size(), missed);
    }

    private static Map<String, Long> summed(List<WritePoint> points) {
        return points.stream()
                .collect(Collectors.groupingBy(
                        point -> point.phase() + " " + point.thread(), TreeMap::new, Collectors.counting()));
    }

    /** @return whether the edge came to the point, and was killed there */
    private boolean kill(WritePoint point) {
        return switch (point.phase()) {
            case FIRST_START -> killStarting(newVictim(), point);
            case START -> killStarting(victim, point);
            case WORK -> killWorking(point);
            case STOP -> killStopping(point);
        };
    }

    private boolean killStarting(Victim one, WritePoint point) {
        one.ask();
        long before = one.confirmed();
        one.edge().under(strace.aroundKillingAt(one.edge(), point));
        one.start();
        await(() -> !one.edge().isAlive() || one.confirmed() > before, "the end or the connection");
        one.edge().under(List.of());
        boolean killed = !one.edge().isAlive();
        one.kill();
        if (one != victim) {
            live(one);
            await(() -> isQuiet(one), "a picture");
            one.kill();
        }
        return killed;
    }

    private boolean killWorking(WritePoint point) {
        live(victim);
        String thread = Strace.threads(victim.edge().pid()).entrySet().stream()
                .filter(each -> each.getValue().equals(point.thread()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no thread " + point.thread()));
        try (Strace.Look _ = strace.killAt(victim.edge(), thread, point)) {
            victim.ask();
            await(() -> !victim.edge().isAlive() || isQuiet(victim), "the end or a picture");
        }
        boolean killed = !victim.edge().isAlive();
        victim.kill();
        return killed;
    }

    private boolean killStopping(WritePoint point) {
        live(victim);
        victim.ask();
        await(() -> isQuiet(victim), "a picture");
        try (Strace.Look _ = strace.killAnyAt(victim.edge(), point)) {
            return victim.edge().stop() == KILLED;
        } finally {
            victim.kill();
        }
    }

    /** Whether it has nothing to do or to say any more, by a copy of its database: nobody must look into the database itself when it dies. */
    private boolean isQuiet(Victim one) {
        Path copy = folder.resolve("copy");
        try {
            Files.createDirectories(copy);
            for (String name : List.of("edge.db", "edge.db-wal")) {
                Path from = one.edge().dataFolder().resolve(name);
                Files.copy(from, copy.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            EdgeDatabase database = new EdgeDatabase(copy);
            return database.isQuiet() && database.triggers() == one.asked().size();
        } catch (NoSuchFileException | SQLException diedOrHalfCopied) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets each live and come to its end. @return what is wrong then */
    List<String> differences() {
        List<BothSides> sides = new ArrayList<>();
        for (Victim one : victims) {
            live(one);
            await(one::isCalm, "the calm of " + one);
            one.stop();
            sides.add(one.bothSides(seesReads));
            if (sides.size() % PROGRESS == 0) {
                say.accept("%d of %d edges have come to their end".formatted(sides.size(), victims.size()));
            }
        }
        say.accept("the sums\n" + Sums.table(sides));
        return sides.stream().flatMap(each -> Differences.of(each).stream()).toList();
    }

    private static void await(Callable<Boolean> event, String what) {
        Awaitility.await(what).atMost(PATIENCE).pollInterval(OFTEN).until(event);
    }

    @Override
    public void close() {
        victims.forEach(Victim::close);
        cloud.close();
    }
}
