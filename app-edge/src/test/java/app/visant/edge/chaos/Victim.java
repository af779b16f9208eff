package app.visant.edge.chaos;

import app.visant.edge.e2e.Api;
import app.visant.edge.e2e.CloudProcess;
import app.visant.edge.e2e.EdgeProcess;
import app.visant.edge.e2e.FaultyProxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An edge with all that surrounds it: camera, line, clock and disk. */
final class Victim implements AutoCloseable {
    private static final int RESTART_SECONDS = 2;
    private static final Pattern AGAIN = Pattern.compile("\\(the cloud had it already\\)");

    private final int number;
    private final Api api;
    private final EdgeProcess edge;
    private final FaultyProxy proxy;
    private final KnownCamera camera;
    private final Timetable timetable;
    private final Optional<WrongClock> clock;
    private final Optional<SmallDisk> disk;
    private final List<String> asked = new ArrayList<>();
    private boolean away = true;
    private int endedByItself;
    private long startedNanos;

    /**
     * @param number from 1
     * @param wishes what it is to have, as far as that is to be had
     */
    Victim(int number, Path folder, CloudProcess cloud, long seed, Wishes wishes) {
        this.number = number;
        this.api = cloud.api();
        this.proxy = new FaultyProxy(cloud.address(), seed);
        this.edge = new EdgeProcess(folder, proxy.address(), api.newDevice())
                .transport(wishes.transport())
                .variable("STREAM_TIMEOUT", "3")
                .variable("AUTONOMY_AFTER", "4")
                .variable("UPLOAD_TIMEOUT", "5");
        this.camera = new KnownCamera(folder.resolve("camera-" + number), seed);
        this.timetable = new Timetable(api, edge.device());
        this.clock = wishes.clock() ? WrongClock.of(edge, folder.resolve("clock-" + number)) : Optional.empty();
        this.disk = wishes.disk() ? SmallDisk.mount(edge.dataFolder()) : Optional.empty();
    }

    /** What an edge of a scene is to have. */
    record Wishes(String transport, boolean clock, boolean disk) {}

    Api.Device device() {
        return edge.device();
    }

    EdgeProcess edge() {
        return edge;
    }

    FaultyProxy proxy() {
        return proxy;
    }

    KnownCamera camera() {
        return camera;
    }

    Timetable timetable() {
        return timetable;
    }

    Optional<WrongClock> clock() {
        return clock;
    }

    Optional<SmallDisk> disk() {
        return disk;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    /** How often it ended though nobody had killed it. */
    int endedByItself() {
        return endedByItself;
    }

    void start() {
        edge.camera(camera.nextLife().toString()).start();
        startedNanos = System.nanoTime();
        away = false;
    }

    /** SIGKILL; it stays away. */
    void kill() {
        away = true;
        if (edge.isAlive()) {
            edge.kill();
        }
    }

    /** SIGTERM; it stays away. */
    void stop() {
        away = true;
        if (edge.isAlive()) {
            edge.stop();
        }
    }

    boolean isAway() {
        return away;
    }

    /** Somebody asks for a picture, whether it is away or not. */
    void ask() {
        asked.add(api.trigger(edge.device()));
    }

    /** What goes on beside everything: new pictures, no room on a full disk, and the service manager. @return whether it was started anew */
    boolean tend() {
        disk.ifPresent(SmallDisk::keepFull);
        if (away) {
            return false;
        }
        camera.topUp();
        if (edge.isAlive() || System.nanoTime() - startedNanos < RESTART_SECONDS * 1_000_000_000L) {
            return false;
        }
        endedByItself++;
        start();
        return true;
    }

    /** How often the cloud had a picture that it sent. */
    long sentAgain() {
        return AGAIN.matcher(edge.log()).results().count();
    }

    @Override
    public void close() {
        edge.close();
        proxy.close();
        disk.ifPresent(SmallDisk::close);
    }

    @Override
    public String toString() {
        return "edge " + number;
    }
}
