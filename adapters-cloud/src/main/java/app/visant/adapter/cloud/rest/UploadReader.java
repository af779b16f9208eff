package app.visant.adapter.cloud.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/** Reads uploads within the bounds of memory. Safe for use by many threads. */
final class UploadReader {
    /** The body as it came, its text, and what that text stands for. */
    private static final long JSON_COPIES = 3;

    private final UploadLimits limits;
    private final MemoryBudget budget;

    UploadReader(UploadLimits limits) {
        this.limits = limits;
        this.budget = new MemoryBudget(limits.memoryBytes());
    }

    /**
     * Reads an upload and does something with it, within the budget of memory.
     *
     * @throws BodyTooLarge if it is longer than one can be
     * @throws Busy if too many others are in hand
     */
    <T> T read(InputStream body, HttpHeaders headers, Function<Upload, T> work) throws IOException {
        boolean multipart = MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(headers.getMediaType());
        long most = multipart ? limits.maxMultipartBytes() : limits.maxJsonBytes();
        long announced = length(headers);
        long expected = announced < 0 ? most : Math.min(most, announced);
        try (MemoryBudget.Lease _ = budget.take(multipart ? expected * 2 : expected * JSON_COPIES)) {
            byte[] bytes = Bodies.read(body, announced, most);
            return work.apply(
                    multipart
                            ? MultipartUpload.read(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), bytes)
                            : JsonUpload.read(bytes));
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
