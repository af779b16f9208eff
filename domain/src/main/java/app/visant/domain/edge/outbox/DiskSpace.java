package app.visant.domain.edge.outbox;

/**
 * Of the file system that the outbox is on, in bytes.
 *
 * @param free what this program may still write
 */
public record DiskSpace(long total, long free) {
    /** If so much of what is free is for something else. */
    public DiskSpace less(long bytes) {
        return new DiskSpace(total, Math.max(0, free - bytes));
    }
}
