package app.visant.edge.chaos;

import app.visant.contracts.device.v1.HeartbeatRequest;
import app.visant.contracts.people.v1.CaptureItem;
import app.visant.contracts.people.v1.LedgerAnswer;
import app.visant.edge.e2e.Api;
import app.visant.edge.e2e.CloudProcess;
import app.visant.edge.e2e.EdgeProcess;
import app.visant.edge.e2e.FaultyProxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An edge with all that surrounds it: camera, line, clock and disk. */
final class Victim implements AutoCloseable {
    private static final int RESTART_SECONDS = 2;
    private static final Pattern CONFIRMED = Pattern.compile("Connection confirmed by server");
    private static final Pattern FULL = Pattern.compile("the disk is full");
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
    /** When the accounts came by which nothing was open any more. */
    private final Set<Instant> endedBy = new HashSet<>();

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
        this.camera = new KnownCamera(folder.resolve("camera-" + number), seed, wishes.alike());
        this.timetable = new Timetable(api, edge.device());
        this.clock = wishes.clock() ? WrongClock.of(edge, folder.resolve("clock-" + number)) : Optional.empty();
        this.disk = wishes.disk() ? SmallDisk.mount(edge.dataFolder()) : Optional.empty();
    }

    /**
     * What an edge of a scene is to have.
     *
     * @param alike whether its pictures are all of one size
     */
    record Wishes(String transport, boolean clock, boolean disk, boolean alike) {}

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

    /** Nothing is open on either side, by two accounts that it has sent since: the first may have been under way. */
    boolean isCalm() {
        LedgerAnswer ledger = api.ledger(device());
        if (!hasEnded(ledger)) {
            endedBy.clear();
            return false;
        }
        endedBy.add(Objects.requireNonNull(ledger.reportedAt()));
        return endedBy.size() > 2;
    }

    private boolean hasEnded(LedgerAnswer ledger) {
        return ledger.cloud().open() == 0
                && Boolean.TRUE.equals(ledger.balanced())
                && ledger.device() != null
                && ledger.device().open() == 0
                && Optional.ofNullable(api.health(device()).heartbeat())
                        .map(HeartbeatRequest::outbox)
                        .filter(outbox -> outbox.count() == 0)
                        .isPresent();
    }

    /**
     * What everybody says of it, once it is calm and has ended.
     *
     * @param seesReads whether the file system notes what the camera gave
     */
    BothSides bothSides(boolean seesReads) {
        List<CaptureItem> captures = api.captures(device());
        Map<String, String> stored = captures.stream()
                .map(CaptureItem::recordId)
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> KnownCamera.sha256(api.image(id))));
        return new BothSides(
                toString(),
                seesReads
                        ? camera.givenHashes()
                        : captures.stream().map(CaptureItem::sha256).toList(),
                asked,
                timetable.slots(),
                api.triggers(device()),
                captures,
                stored,
                EdgeBooks.read(edge.dataFolder().resolve("edge.db")),
                api.ledger(device()));
    }

    /** How often it has heard of the cloud, over all its lives. */
    long confirmed() {
        return count(CONFIRMED);
    }

    /** How often it has said that there is no room, over all its lives. */
    long saidDiskIsFull() {
        return count(FULL);
    }

    private long count(Pattern said) {
        return said.matcher(edge.log()).results().count();
    }

    /** How often the cloud had a picture that it sent. */
    long sentAgain() {
        return count(AGAIN);
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
