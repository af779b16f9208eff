package app.visant.adapter.cloud.stream;

import app.visant.contracts.WireJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/** Events as they go over the wire: the WHATWG's text/event-stream, one line of JSON each. */
final class ServerSentEvent {
    private static final ObjectMapper JSON = WireJson.mapper();

    private ServerSentEvent() {}

    static byte[] unnamed(Object data) {
        return bytes("data: " + json(data) + "\n\n");
    }

    static byte[] unnamed(long id, Object data) {
        return bytes("id: " + id + "\ndata: " + json(data) + "\n\n");
    }

    static byte[] named(String event, Object data) {
        return bytes("event: " + event + "\ndata: " + json(data) + "\n\n");
    }

    static byte[] named(String event, long id, Object data) {
        return bytes("event: " + event + "\nid: " + id + "\ndata: " + json(data) + "\n\n");
    }

    static byte[] comment(String text) {
        return bytes(": " + text + "\n\n");
    }

    private static String json(Object data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a wire record can't be written", impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
