package app.visant.edge.chaos;

import static org.awaitility.Awaitility.await;

import app.visant.edge.e2e.CloudProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;

/** A cloud and three edges, each at a line of its own; the second has a clock that can be set, the third a small disk as well. */
final class Scene implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final List<Victim.Wishes> WISHES = List.of(
            new Victim.Wishes("auto", false, false, false),
            new Victim.Wishes("poll", true, false, false),
            new Victim.Wishes("auto", true, true, false));

    private final CloudProcess cloud;
    private final List<Victim> victims = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final boolean seesReads;
    private final Consumer<String> say;

    Scene(Path folder, long seed, Consumer<String> say) {
        this.say = say;
        this.seesReads = KnownCamera.isPossible(folder.resolve("probe"));
        this.cloud = new CloudProcess(folder)
                .variable("VISANT_STREAMS_PING", "1s")
                .variable("VISANT_STREAMS_HEARTBEAT", "1s");
        cloud.start();
        for (Victim.Wishes wishes : WISHES) {
            victims.add(new Victim(victims.size() + 1, folder, cloud, seed + victims.size(), wishes));
        }
        noteWhatIsLeftOut();
    }

    private void noteWhatIsLeftOut() {
        if (!seesReads) {
            leftOut.add("what the cameras gave: this file system does not note when a file is read");
        }
        if (victims.stream().noneMatch(victim -> victim.clock().isPresent())) {
            leftOut.add("clocks that jump: there is no libfaketime (Debian: apt-get install faketime)");
        }
        if (victims.stream().noneMatch(victim -> victim.disk().isPresent())) {
            leftOut.add("a disk that fills: this user may not mount one here (root may)");
        }
    }

    /** What could not be done here, and why. */
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    CloudProcess cloud() {
        return cloud;
    }

    List<Victim> victims() {
        return List.copyOf(victims);
    }

    /** What may befall each edge. */
    List<Set<Mishap>> possible() {
        return victims.stream().map(Scene::possible).toList();
    }

    private static Set<Mishap> possible(Victim victim) {
        Set<Mishap> all = EnumSet.allOf(Mishap.class);
        if (victim.clock().isEmpty()) {
            all.remove(Mishap.WRONG_CLOCK);
        }
        if (victim.disk().isEmpty()) {
            all.remove(Mishap.FULL_DISK);
        }
        return all;
    }

    /** Starts the edges, each with a schedule. */
    void begin() {
        for (Victim victim : victims) {
            victim.timetable().begin();
            victim.start();
        }
        victims.forEach(victim -> await(victim + " connected")
                .atMost(PATIENCE)
                .until(() -> cloud.api().isConnected(victim.device())));
    }

    /** Everything goes on beside the mishaps, and once more after them. */
    void tend() {
        for (Victim victim : victims) {
            if (victim.tend()) {
                say.accept(victim + " had ended by itself, and is started again");
            }
        }
    }

    /** Ends the schedules, lets all come to its end, and stops the edges. @return what did not */
    List<String> calm() {
        victims.forEach(victim -> victim.timetable().end());
        List<String> open = new ArrayList<>();
        for (Victim victim : victims) {
            try {
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> {
                    tend();
                    return victim.isCalm();
                });
            } catch (ConditionTimeoutException e) {
                open.add(victim + " has not come to a calm within " + PATIENCE.toMinutes() + " min: "
                        + cloud.api().ledger(victim.device()));
            }
        }
        victims.forEach(Victim::stop);
        return open;
    }

    /** What everybody says, after the calm. */
    List<BothSides> bothSides() {
        return victims.stream().map(victim -> victim.bothSides(seesReads)).toList();
    }

    /** Which pictures the cameras have given is only known here where the file system tells. */
    long given() {
        return victims.stream().mapToLong(victim -> victim.camera().given()).sum();
    }

    /** A new folder for one run. */
    static Path newFolder(Path parent, String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(parent.toAbsolutePath()), name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        victims.forEach(Victim::close);
        cloud.close();
    }
}
