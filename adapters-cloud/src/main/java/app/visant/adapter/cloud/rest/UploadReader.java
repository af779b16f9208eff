package app.visant.adapter.cloud.rest;

import app.visant.domain.limit.TooManyRequests;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/** Reads uploads within the bounds of memory. Safe for use by many threads. */
final class UploadReader {
    /** The body as it came, its text, and what that text stands for. */
    private static final long JSON_COPIES = 3;

    /** The body as it came, and its picture. */
    private static final long MULTIPART_COPIES = 2;

    /** 32 previews of 32 KiB in base64, and what is said of them. */
    private static final long MAX_PREVIEWS = 2 << 20;

    private final UploadLimits limits;
    private final MemoryBudget budget;

    UploadReader(UploadLimits limits) {
        this.limits = limits;
        this.budget = new MemoryBudget(limits.memoryBytes());
    }

    /**
     * Reads an upload and does something with it, within the budget of memory.
     *
     * @param holder whose it is, as far as that is known before it is read
     * @throws BodyTooLarge if it is longer than one can be
     * @throws Busy if too many others are in hand
     * @throws TooManyRequests if too many of the holder's own are in hand
     */
    <T> T read(String holder, InputStream body, HttpHeaders headers, Function<Upload, T> work) throws IOException {
        boolean multipart = MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(headers.getMediaType());
        long most = multipart ? limits.maxMultipartBytes() : limits.maxJsonBytes();
        return read(
                holder,
                body,
                headers,
                most,
                multipart ? MULTIPART_COPIES : JSON_COPIES,
                bytes -> work.apply(
                        multipart
                                ? MultipartUpload.read(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), bytes)
                                : JsonUpload.read(bytes)));
    }

    /** As {@link #read}, for a body of previews. */
    <T> T readPreviews(String holder, InputStream body, HttpHeaders headers, Work<T> work) throws IOException {
        return read(holder, body, headers, MAX_PREVIEWS, JSON_COPIES, work);
    }

    /** What is done with a body. */
    interface Work<T> {
        T with(byte[] body) throws IOException;
    }

    private <T> T read(String holder, InputStream body, HttpHeaders headers, long most, long copies, Work<T> work)
            throws IOException {
        long announced = length(headers);
        long expected = announced < 0 ? most : Math.min(most, announced);
        try (MemoryBudget.Lease _ = budget.take(holder, expected * copies)) {
            return work.with(Bodies.read(body, announced, most));
        }
    }

    private static long length(HttpHeaders headers) {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException chunked) {
            return -1;
        }
    }
}
