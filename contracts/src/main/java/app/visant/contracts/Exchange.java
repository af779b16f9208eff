package app.visant.contracts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request of a device and the answer that any cloud gives to it: the stub cloud literally, a real one in status,
 * content type and fields, with its own ids and times.
 *
 * @param name unique, in kebab-case; also the name of the stub's mapping
 * @param given what the cloud must know before; the stub always knows it
 * @param deviceId who speaks; a real cloud asks for this device's token too, which is not among the headers
 * @param path with its query
 * @param headers without those that the body brings along ({@code Content-Type}, {@code Content-Length})
 * @param status of the answer
 * @param contentType of the answer without parameters; absent if it has no body
 * @param golden the answer's body, as a path for {@link Golden}; absent if it has no body
 */
public record Exchange(
        String name,
        Given given,
        String deviceId,
        String method,
        String path,
        Map<String, String> headers,
        Body body,
        int status,
        @Nullable String contentType,
        @Nullable String golden) {

    /** What holds before the request is sent. */
    public enum Given {
        /** The device is active and nothing is in its log. */
        ACTIVE,
        /** The device is active, and exactly one capture command waits in its log, behind the sequence number asked for. */
        COMMAND_WAITS,
        /** The device is active and has captured {@link Golden#FRAME} under {@link Exchanges#RECORD_ID}. */
        STORED,
        /** The device was active and is deactivated. */
        NOT_ACTIVE,
        /** No such device was ever made. */
        UNKNOWN
    }

    /** What is sent. */
    public sealed interface Body {
        /** Nothing. */
        record None() implements Body {}

        /** Sent as {@code application/json}. */
        record Json(String text) implements Body {}

        /** Sent as {@code multipart/form-data}, in this order. */
        record Multipart(List<Part> parts) implements Body {
            public Multipart {
                parts = List.copyOf(parts);
            }
        }
    }

    /** A part of a {@link Body.Multipart}. */
    public sealed interface Part {
        /** The part's name. */
        String name();

        record Text(String name, String value) implements Part {}

        /** @param bytes not copied: neither side changes them */
        @SuppressWarnings("ArrayRecordComponent") // compared by nobody; megabytes that are not worth a copy
        record File(String name, String fileName, String contentType, byte[] bytes) implements Part {}
    }

    public Exchange {
        headers = Map.copyOf(headers);
    }

    /** Whether the answer is a stream of events, which a reader leaves after what it came for. */
    public boolean streams() {
        return "text/event-stream".equals(contentType);
    }

    @Override
    public String toString() {
        return name;
    }
}
