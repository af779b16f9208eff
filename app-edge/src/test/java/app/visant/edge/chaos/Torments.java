package app.visant.edge.chaos;

import app.visant.edge.e2e.CloudProcess;
import app.visant.edge.e2e.Fault;
import app.visant.edge.e2e.FaultyProxy;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Does what a mishap means. */
final class Torments {
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    /** Everything, the line for commands, the uploads, or the small talk between. */
    private static final List<String> PATHS = List.of("", "/device-commands/", "/v1/captures", "/heartbeat");

    private final CloudProcess cloud;

    Torments(CloudProcess cloud) {
        this.cloud = cloud;
    }

    /**
     * What has begun.
     *
     * @param what in words
     * @param end ends it
     */
    record Begun(String what, Runnable end) {
        static Begun momentary(String what) {
            return new Begun(what, () -> {});
        }
    }

    /** @return empty if there is nothing that it could happen to */
    Optional<Begun> begin(Mishap mishap, Victim victim, Random random) {
        return switch (mishap) {
            case KILLED -> Optional.of(away(victim, victim::kill));
            case STOPPED -> Optional.of(away(victim, victim::stop));
            case SHUFFLED -> Optional.of(fault(victim, "/device-commands/stream", new Fault.Shuffle(0.5, 0.5)));
            case MUTE, BUFFERED, LATE, THROTTLED, CUT, PORTAL, BROKEN ->
                Optional.of(fault(victim, PATHS.get(random.nextInt(PATHS.size())), fault(mishap, random)));
            case REFUSED -> {
                victim.proxy().refuse();
                yield Optional.of(new Begun("", victim.proxy()::accept));
            }
            case WRONG_CLOCK -> victim.clock().map(clock -> jump(clock, random));
            case FULL_DISK ->
                victim.disk().map(disk -> {
                    disk.fill();
                    return new Begun("", disk::free);
                });
            case TORN_INDEX -> index(victim).map(file -> tear(file, random));
            case DELETED_INDEX -> index(victim).map(Torments::delete);
            case KILLED_CLOUD -> Optional.of(cloudAway(cloud::kill));
            case KILLED_DATABASE ->
                Optional.of(cloudAway(() -> {
                    cloud.kill();
                    cloud.killPostgres();
                }));
            case RESTARTED_CLOUD -> Optional.of(cloudAway(cloud::stop));
            case ASKED -> {
                victim.ask();
                yield Optional.of(Begun.momentary(victim.isAway() ? "it is away" : ""));
            }
            case EDITED ->
                Optional.of(Begun.momentary(victim.timetable().edit(random) + (victim.isAway() ? ", it is away" : "")));
        };
    }

    private static Begun away(Victim victim, Runnable end) {
        end.run();
        return new Begun("", victim::start);
    }

    private Begun cloudAway(Runnable end) {
        end.run();
        return new Begun("", cloud::start);
    }

    private static Begun fault(Victim victim, String path, Fault fault) {
        FaultyProxy proxy = victim.proxy();
        proxy.on(path, fault);
        if (fault instanceof Fault.Page) {
            proxy.cut(false);
        }
        return new Begun((path.isEmpty() ? "" : path + " ") + fault, proxy::heal);
    }

    private static Fault fault(Mishap mishap, Random random) {
        return switch (mishap) {
            case MUTE -> new Fault.Mute(random.nextBoolean(), random.nextBoolean());
            case BUFFERED -> new Fault.Buffer(1 << 20, Duration.ofMillis(random.nextInt(2000, 9000)));
            case LATE -> new Fault.Delay(Duration.ofMillis(random.nextInt(500, 6000)));
            case THROTTLED -> new Fault.Throttle(random.nextInt(100, 5000));
            case CUT -> new Fault.Cut(random.nextInt(600), random.nextBoolean());
            case PORTAL -> random.nextBoolean() ? Fault.portal() : Fault.redirect("http://portal.example/login");
            case BROKEN -> broken(random);
            default -> throw new IllegalArgumentException(mishap + " is no fault of the line");
        };
    }

    private static Fault broken(Random random) {
        int status = List.of(500, 502, 503, 504).get(random.nextInt(4));
        return random.nextBoolean()
                ? Fault.busy(status, Duration.ofSeconds(random.nextInt(1, 4)))
                : new Fault.Page(status, "text/html", "<html><body>" + status + "</body></html>", Map.of());
    }

    private static Begun jump(WrongClock clock, Random random) {
        Duration ahead = random.nextBoolean() ? TWO_WEEKS : TWO_WEEKS.negated();
        clock.set(ahead);
        return new Begun(ahead.toDays() + " days", () -> clock.set(Duration.ZERO));
    }

    /** The file that the edge may lose at any time. */
    private static Optional<Path> index(Victim victim) {
        return Optional.of(victim.edge().dataFolder().resolve("index.db")).filter(Files::isRegularFile);
    }

    /** Writes over a piece of it, or cuts it off. */
    private static Begun tear(Path file, Random random) {
        try (RandomAccessFile index = new RandomAccessFile(file.toFile(), "rw")) {
            long size = Math.max(1, index.length());
            if (random.nextInt(3) == 0) {
                long left = random.nextLong(size);
                index.setLength(left);
                return Begun.momentary("cut off at " + left + " of " + size + " bytes");
            }
            byte[] rubbish = new byte[random.nextInt(1, 8192)];
            random.nextBytes(rubbish);
            long at = random.nextLong(size);
            index.seek(at);
            index.write(rubbish);
            return Begun.momentary(rubbish.length + " bytes of rubbish at " + at + " of " + size);
        } catch (IOException noRoom) {
            return Begun.momentary("in part: " + noRoom.getMessage());
        }
    }

    private static Begun delete(Path file) {
        try {
            Files.deleteIfExists(file);
            return Begun.momentary("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
