package app.visant.domain.edge.outbox;

import app.visant.domain.kernel.InvalidInput;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much the outbox may hold.
 *
 * @param maxBytes of pictures, at least 1; null for no such limit
 * @param diskShare of the whole file system, above 0 and at most 1
 * @param maxAge no picture whose time is sure is kept for longer; null for no such limit
 * @param widestHole thinning leaves no two scheduled pictures further apart
 */
public record Quota(
        @Nullable Long maxBytes, double diskShare, @Nullable Duration maxAge, Duration widestHole) {
    /** 80 % of the disk, whatever the age; thinned to a picture an hour before any is dropped for its age. */
    public static final Quota USUAL = new Quota(null, 0.8, null, Duration.ofHours(1));

    private static final long MOST_RESERVED = 64L << 20;
    private static final long LEAST_RESERVED = 16L << 20;
    private static final long ROOM_WITHIN = 1L << 20;

    /** @throws InvalidInput if a number is out of its range */
    public Quota {
        if (maxBytes != null && maxBytes < 1) {
            throw new InvalidInput("max_bytes", "must be at least 1");
        }
        if (!(diskShare > 0 && diskShare <= 1)) {
            throw new InvalidInput("disk_share", "must be above 0 and at most 1");
        }
        if (maxAge != null && !maxAge.isPositive()) {
            throw new InvalidInput("max_age", "must be positive");
        }
    }

    /**
     * How many bytes of pictures there may be, at least 0: by all limits, and so that the outbox grows no more when less of the disk is
     * free than is reserved for the rest, a twentieth, 64 MiB at most, and 16 MiB at least or a quarter of a small disk. As its file
     * does not shrink, it then gives up no more than makes a little room within.
     */
    public long limit(DiskSpace disk, Usage usage) {
        long byShare = (long) (diskShare * disk.total());
        long reserve = Math.min(MOST_RESERVED, Math.max(disk.total() / 20, Math.min(disk.total() / 4, LEAST_RESERVED)));
        long growth = disk.free() - reserve;
        long within = usage.reusable() - Math.min(ROOM_WITHIN, disk.total() / 32);
        long byFree = usage.pictures() + (growth > 0 ? usage.reusable() + growth : within);
        long limit = Math.min(byShare, byFree);
        return Math.max(0, maxBytes == null ? limit : Math.min(limit, maxBytes));
    }
}
