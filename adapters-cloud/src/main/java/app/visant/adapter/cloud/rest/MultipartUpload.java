package app.visant.adapter.cloud.rest;

import app.visant.contracts.device.v1.CaptureClock;
import app.visant.contracts.device.v1.CaptureParts;
import app.visant.domain.kernel.InvalidInput;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/** Reads an upload that came as {@code multipart/form-data}, all in memory. */
final class MultipartUpload {
    private static final ObjectMapper JSON = RestJson.mapper();
    private static final int MAX_PARTS = 32;
    private static final int MAX_PART_HEADERS = 4 << 10;

    private MultipartUpload() {}

    /**
     * @param contentType with its boundary
     * @throws InvalidInput if it is not well formed
     */
    static Upload read(String contentType, byte[] body) {
        try (MultiPartFormData.Parts parts = parts(contentType, body)) {
            return new Upload(
                    text(parts, CaptureParts.DEVICE_ID),
                    text(parts, CaptureParts.RECORD_ID),
                    text(parts, CaptureParts.TRIGGER_ID),
                    text(parts, CaptureParts.TRIGGER_LABEL),
                    capturedAt(parts),
                    text(parts, CaptureParts.SHA256),
                    metadata(parts),
                    clock(parts),
                    bytes(parts.getFirst(CaptureParts.FILE)),
                    Upload.Form.MULTIPART);
        }
    }

    private static MultiPartFormData.Parts parts(String contentType, byte[] body) {
        String boundary = MultiPart.extractBoundary(contentType);
        if (boundary == null) {
            throw new InvalidInput("body", "must be multipart/form-data with a boundary");
        }
        MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
        parser.setMaxParts(MAX_PARTS);
        parser.setPartHeadersMaxLength(MAX_PART_HEADERS);
        parser.setUseFilesForPartsWithoutFileName(false);
        parser.setMaxMemoryFileSize(-1);
        parser.setMaxFileSize(-1);
        parser.setMaxLength(-1);
        CompletableFuture<MultiPartFormData.Parts> parts = new CompletableFuture<>();
        parser.parse(new ByteBufferContentSource(ByteBuffer.wrap(body)), Promise.Invocable.toPromise(parts));
        try {
            return parts.join();
        } catch (CompletionException malformed) {
            throw new InvalidInput("body", "is not well-formed multipart/form-data");
        }
    }

    private static @Nullable String text(MultiPartFormData.Parts parts, String name) {
        MultiPart.Part part = parts.getFirst(name);
        return part == null ? null : part.getContentAsString(StandardCharsets.UTF_8);
    }

    private static @Nullable Instant capturedAt(MultiPartFormData.Parts parts) {
        return Query.instant(CaptureParts.CAPTURED_AT, text(parts, CaptureParts.CAPTURED_AT));
    }

    private static @Nullable JsonNode metadata(MultiPartFormData.Parts parts) {
        String text = text(parts, CaptureParts.METADATA);
        try {
            return text == null || text.isBlank() ? null : JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new InvalidInput(CaptureParts.METADATA, "must be a JSON object");
        }
    }

    private static @Nullable CaptureClock clock(MultiPartFormData.Parts parts) {
        String text = text(parts, CaptureParts.CLOCK);
        try {
            return text == null || text.isBlank() ? null : JSON.readValue(text, CaptureClock.class);
        } catch (JsonProcessingException noClock) {
            throw new InvalidInput(
                    CaptureParts.CLOCK, "must be a JSON object with boot_id, monotonic_ms and wall_time");
        }
    }

    private static byte @Nullable [] bytes(MultiPart.@Nullable Part part) {
        if (part == null) {
            return null;
        }
        try {
            ByteBuffer content = Content.Source.asByteBuffer(part.createContentSource());
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            return bytes;
        } catch (IOException inMemory) {
            throw new InvalidInput(CaptureParts.FILE, "can't be read");
        }
    }
}
