package app.visant.adapter.cloud.rest;

/**
 * Within which bounds uploads are read.
 *
 * @param maxImageBytes the largest JPEG
 * @param memoryBytes what all uploads in hand may take together
 * @param previewsPerSecond how many all devices together may send a second
 */
public record UploadLimits(long maxImageBytes, long memoryBytes, int previewsPerSecond) {
    /** What a request carries beside its picture. */
    private static final long OTHER_PARTS = 256 << 10;
    /** The original client's thumbnail, which is accepted and not used. */
    private static final long THUMBNAIL = 1 << 20;

    long maxMultipartBytes() {
        return maxImageBytes + OTHER_PARTS;
    }

    /** Base64 makes four characters of three bytes. */
    long maxJsonBytes() {
        return (maxImageBytes + THUMBNAIL) / 3 * 4 + OTHER_PARTS;
    }
}
