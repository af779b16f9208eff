package app.visant.domain.edge.outbox;

import app.visant.domain.kernel.ByteSize;
import app.visant.domain.kernel.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives pictures up, in a declared order, so that the outbox holds no more than it may: first those that the cloud refused; then
 * scheduled ones that others were taken shortly before and after, so that the holes are small and spread, of these first those that
 * look like their neighbours; then the oldest scheduled ones; then the oldest of events; last what people asked for. Each that goes
 * leaves its command as evicted, with the reason. For its age a picture goes only if the cloud has told the time and the picture is
 * dated by it: this device's clock may lie. Safe for use by many threads, which take turns.
 */
public final class KeepWithinQuota {
    private static final int WINDOW = 256;

    /** Given up while others wait for their turn. */
    private static final long BYTES_AT_ONCE = 8L << 20;

    private final Lock turn = new ReentrantLock(true);

    private final Holdings holdings;
    private final Supplier<Quota> quota;
    private final Supplier<DiskSpace> disk;
    private final InstantSource clock;
    private final Supplier<Optional<Instant>> cloudTime;
    private final Consumer<Evicted> told;
    private final ThinOut alike;
    private final ThinOut any;

    private long evictedBytes;

    /** As of the last look, and what came since; what was sent since is not taken off. Negative before the first look. */
    private long heldAtMost = -1;

    /**
     * @param looks may know little
     * @param clock for the journal
     * @param cloudTime by which pictures are too old; empty as long as the cloud has not told it
     * @param told hears of each picture that was given up
     */
    public KeepWithinQuota(
            Holdings holdings,
            Looks looks,
            Supplier<Quota> quota,
            Supplier<DiskSpace> disk,
            InstantSource clock,
            Supplier<Optional<Instant>> cloudTime,
            Consumer<Evicted> told) {
        this.holdings = holdings;
        this.quota = quota;
        this.disk = disk;
        this.clock = clock;
        this.cloudTime = cloudTime;
        this.told = told;
        this.alike = ThinOut.alike(holdings, looks);
        this.any = ThinOut.any(holdings);
    }

    /** A picture that was given up, and why. */
    public record Evicted(CaptureRecord capture, String reason) {}

    /**
     * Brings the outbox within its quota, also that of age, a part at a time, between which others have their turn. To be called now
     * and then.
     *
     * @param progress called after each part
     * @return how full it is then
     */
    public Level keep(Runnable progress) {
        Duration maxAge = quota.get().maxAge();
        if (maxAge != null) {
            cloudTime.get().ifPresent(now -> giveUpOlderThan(maxAge, now, progress));
        }
        Part part = inTurn(this::keepPart);
        while (part.freed() > 0 && part.level().held() > part.level().limit()) {
            progress.run();
            part = inTurn(this::keepPart);
        }
        return part.level();
    }

    private record Part(long freed, Level level) {}

    private Part keepPart() {
        Usage usage = holdings.usage();
        long limit = quota.get().limit(disk.get(), usage);
        long freed = free(Math.min(usage.pictures() - limit, BYTES_AT_ONCE), Worth.MANUAL, reason(limit));
        heldAtMost = usage.pictures() - freed;
        return new Part(freed, new Level(heldAtMost, limit, evictedBytes));
    }

    /** Whoever has waited longest comes first: giving up much keeps no new picture waiting. */
    private <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    /**
     * Makes room for a picture to come, for which nothing goes that is worth more. If there is more than there may be already, no more
     * goes than the picture takes: the rest is for {@link #keep}.
     *
     * @param bytes of its JPEG
     * @throws OutboxFull if there is not enough that may go
     */
    public void makeRoom(long bytes, Worth worth) {
        turn.lock();
        try {
            makeRoomInTurn(bytes, worth);
        } finally {
            turn.unlock();
        }
    }

    private void makeRoomInTurn(long bytes, Worth worth) {
        if (thereIsRoomForSure(bytes)) {
            heldAtMost += bytes;
            return;
        }
        Usage usage = holdings.usage();
        long limit = quota.get().limit(disk.get(), usage);
        long missing = Math.min(bytes, usage.pictures() + bytes - limit);
        long freed = missing > 0 && usage.atMost(worth) >= missing ? free(missing, worth, reason(limit)) : 0;
        if (freed < missing) {
            throw new OutboxFull("there is room for " + ByteSize.words(limit)
                    + " of pictures, and nothing that may go for this one");
        }
        heldAtMost = usage.pictures() - freed + bytes;
    }

    /** Without adding up what is there. */
    private boolean thereIsRoomForSure(long bytes) {
        Usage atMost = new Usage(Map.of(), heldAtMost, 0);
        return heldAtMost >= 0 && heldAtMost + bytes <= quota.get().limit(disk.get(), atMost);
    }

    /**
     * Gives pictures up since the disk is full, whatever the quota says, but nothing that is worth more than that.
     *
     * @return how many bytes
     */
    public long giveWay(long bytes, Worth worth) {
        return inTurn(() -> free(bytes, worth, "the disk is full"));
    }

    private static String reason(long limit) {
        return "the outbox has room for " + ByteSize.words(limit) + " of pictures";
    }

    private void giveUpOlderThan(Duration maxAge, Instant now, Runnable progress) {
        Instant limit = now.minus(maxAge);
        String reason = "older than the " + maxAge.toHours() + " hours that pictures are kept";
        for (Worth worth : Worth.values()) {
            List<Holding> page = takenBefore(limit, worth, null);
            while (!page.isEmpty()) {
                List<Holding> old =
                        page.stream().filter(it -> it.capture().isDated()).toList();
                inTurn(() -> evict(old, reason));
                progress.run();
                page = takenBefore(limit, worth, page.getLast());
            }
        }
    }

    private List<Holding> takenBefore(Instant limit, Worth worth, @Nullable Holding after) {
        return holdings.oldest(worth, after, WINDOW).stream()
                .filter(it -> it.capture().capturedAt().isBefore(limit))
                .toList();
    }

    /** @return how many bytes are free now that were not */
    private long free(long bytes, Worth most, String reason) {
        long freed = 0;
        for (Worth worth : Worth.values()) {
            if (worth.compareTo(most) <= 0 && freed < bytes) {
                freed += worth == Worth.SCHEDULED ? thin(bytes - freed, reason) : 0;
                freed += giveUpOldest(bytes - freed, worth, reason);
            }
        }
        return freed;
    }

    private long giveUpOldest(long bytes, Worth worth, String reason) {
        long freed = 0;
        List<Holding> page = freed < bytes ? holdings.oldest(worth, null, WINDOW) : List.of();
        while (freed < bytes && !page.isEmpty()) {
            freed += evict(first(bytes - freed, page), reason);
            page = holdings.oldest(worth, page.getLast(), WINDOW);
        }
        return freed;
    }

    /** So many that they have these bytes, or all. */
    private static List<Holding> first(long bytes, List<Holding> pictures) {
        int count = 0;
        for (long sum = 0; sum < bytes && count < pictures.size(); count++) {
            sum += pictures.get(count).capture().bytes();
        }
        return pictures.subList(0, count);
    }

    /** What looks like its neighbours first: it tells the least. */
    private long thin(long bytes, String reason) {
        Duration widestHole = quota.get().widestHole();
        String near = reason + ", and others were taken shortly before and after";
        long freed = alike.free(bytes, widestHole, pictures -> evict(pictures, near + " that look like it"));
        return freed + any.free(bytes - freed, widestHole, pictures -> evict(pictures, near));
    }

    private long evict(List<Holding> pictures, String reason) {
        if (pictures.isEmpty()) {
            return 0;
        }
        List<RecordId> ids = pictures.stream().map(it -> it.capture().id()).toList();
        long freed = 0;
        for (Holding gone : holdings.evict(ids, reason, clock.instant())) {
            freed += gone.capture().bytes();
            told.accept(new Evicted(gone.capture(), reason));
        }
        evictedBytes += freed;
        return freed;
    }
}
