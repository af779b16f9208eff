package app.visant.domain.edge.outbox;

/**
 * Of the file system that the outbox is on, in bytes.
 *
 * @param free what this program may still write
 */
public record DiskSpace(long total, long free) {}
