package app.visant.contracts;

import app.visant.contracts.Exchange.Body;
import app.visant.contracts.Exchange.Given;
import app.visant.contracts.Exchange.Part;
import app.visant.contracts.device.v1.CaptureParts;
import app.visant.contracts.device.v1.DeviceHeaders;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** All exchanges that a cloud is held to, and that the stub cloud answers. */
public final class Exchanges {
    /** The record that the exchanges about captures upload or ask for. */
    public static final String RECORD_ID = "CAP_20260302_080000_abc123";

    /** Bytes of the upload that is too large. */
    public static final int TOO_LARGE = 50 << 20;

    private static final String EVENTS = "text/event-stream";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String STREAM = "/v1/device-commands/stream";
    private static final String POLL = "/v1/device-commands/poll";
    private static final String CONFIG = "/v1/device-commands/config";
    private static final String ACK = "/v1/device-commands/ack";
    private static final String HEARTBEAT = "/v1/device-commands/heartbeat";
    private static final String PREVIEWS = "/v1/captures/previews";
    private static final String CAPTURED_AT = "2026-03-02T08:00:00.640Z";
    private static final ObjectMapper MAPPER = WireJson.mapper();

    private Exchanges() {}

    /** Every exchange, built anew. */
    public static List<Exchange> all() {
        var all = new ArrayList<Exchange>();
        all.addAll(streams());
        all.addAll(commands());
        all.addAll(captures());
        all.addAll(refusedCaptures());
        all.addAll(previews());
        return List.copyOf(all);
    }

    /** @throws IllegalArgumentException if there is no exchange of that name */
    public static Exchange named(String name) {
        return all().stream()
                .filter(exchange -> exchange.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no exchange " + name));
    }

    /** Dialects A and B. */
    public static List<Exchange> streams() {
        var resumed = Map.of(DeviceHeaders.DEVICE_ID, "FLOOR1", DeviceHeaders.LAST_EVENT_ID, "7");
        return List.of(
                get("stream-b", Given.COMMAND_WAITS, "FLOOR1", STREAM, 200, EVENTS, "device/v1/stream-b.sse"),
                new Exchange(
                        "stream-b-resumed",
                        Given.ACTIVE,
                        "FLOOR1",
                        "GET",
                        STREAM,
                        resumed,
                        new Body.None(),
                        200,
                        EVENTS,
                        "device/v1/stream-b-resumed.sse"),
                refusedGet("stream-b-unknown-device", Given.UNKNOWN, STREAM),
                refusedGet("stream-b-not-active", Given.NOT_ACTIVE, STREAM),
                dialectA("stream-a", Given.COMMAND_WAITS, "FLOOR1", 200, EVENTS, "device/v1/stream-a.sse"),
                dialectA(
                        "stream-a-unknown-device",
                        Given.UNKNOWN,
                        "UNKNOWN1",
                        404,
                        PROBLEM,
                        problem("device_not_found")),
                dialectA(
                        "stream-a-not-active",
                        Given.NOT_ACTIVE,
                        "RETIRED1",
                        403,
                        PROBLEM,
                        problem("device_not_active")));
    }

    /** Long-poll, configuration, acknowledgements, heartbeats. */
    public static List<Exchange> commands() {
        var acks = Golden.text("device/v1/AckRequest.json");
        return List.of(
                get(
                        "poll",
                        Given.COMMAND_WAITS,
                        "FLOOR1",
                        POLL + "?after=6&wait=0",
                        200,
                        JSON,
                        "device/v1/PollAnswer.json"),
                new Exchange(
                        "poll-nothing",
                        Given.ACTIVE,
                        "FLOOR1",
                        "GET",
                        POLL + "?after=7&wait=0",
                        speaker("FLOOR1"),
                        new Body.None(),
                        204,
                        null,
                        null),
                refusedGet("poll-unknown-device", Given.UNKNOWN, POLL + "?after=6&wait=0"),
                get("config", Given.ACTIVE, "FLOOR1", CONFIG, 200, JSON, "device/v1/ConfigEvent.json"),
                refusedGet("config-unknown-device", Given.UNKNOWN, CONFIG),
                post("ack", Given.COMMAND_WAITS, "FLOOR1", ACK, acks, 200, "device/v1/AckAnswer.json"),
                post("ack-unknown-device", Given.UNKNOWN, "UNKNOWN1", ACK, acks, 404, problem("device_not_found")),
                post(
                        "heartbeat",
                        Given.ACTIVE,
                        "FLOOR1",
                        HEARTBEAT,
                        request("HeartbeatRequest", "FLOOR1"),
                        200,
                        "device/v1/HeartbeatAnswer.json"),
                post(
                        "heartbeat-unknown-device",
                        Given.UNKNOWN,
                        "UNKNOWN1",
                        HEARTBEAT,
                        request("HeartbeatRequest", "UNKNOWN1"),
                        404,
                        problem("device_not_found")));
    }

    /** Uploads that are taken, and the state of their evaluation. */
    public static List<Exchange> captures() {
        var frame = Golden.bytes(Golden.FRAME);
        return List.of(
                upload("capture-multipart", Given.ACTIVE, "FLOOR1", frame, CAPTURED_AT, 201, "CaptureAnswer.json"),
                new Exchange(
                        "capture-json",
                        Given.ACTIVE,
                        "FLOOR1",
                        "POST",
                        "/v1/captures",
                        Map.of(),
                        new Body.Json(request("CaptureUploadRequest.original", "FLOOR1")),
                        201,
                        JSON,
                        "device/v1/CaptureAnswer.json"),
                upload("capture-repeated", Given.STORED, "STORED1", frame, CAPTURED_AT, 200, "CaptureAnswer.json"),
                get(
                        "capture-status",
                        Given.STORED,
                        "FLOOR1",
                        "/v1/captures/" + RECORD_ID + "/status?device_id=FLOOR1",
                        200,
                        JSON,
                        "device/v1/CaptureStatusAnswer.json"),
                get(
                        "capture-status-unknown",
                        Given.ACTIVE,
                        "FLOOR1",
                        "/v1/captures/CAP_unknown/status?device_id=FLOOR1",
                        404,
                        PROBLEM,
                        problem("capture_not_found")));
    }

    /** Uploads that no repetition makes good. */
    public static List<Exchange> refusedCaptures() {
        var frame = Golden.bytes(Golden.FRAME);
        var other = Golden.bytes(Golden.OTHER_FRAME);
        var text = "not a picture".getBytes(StandardCharsets.UTF_8);
        var future = "2999-01-01T00:00:00Z";
        return List.of(
                refused(
                        "capture-other-bytes",
                        Given.STORED,
                        "CONFLICT1",
                        other,
                        CAPTURED_AT,
                        409,
                        "other_bytes_under_same_record"),
                refused("capture-not-a-jpeg", Given.ACTIVE, "NOJPEG1", text, CAPTURED_AT, 415, "not_a_jpeg"),
                refused("capture-too-large", Given.ACTIVE, "LARGE1", large(frame), CAPTURED_AT, 413, "body_too_large"),
                refused(
                        "capture-unknown-device",
                        Given.UNKNOWN,
                        "UNKNOWN1",
                        frame,
                        CAPTURED_AT,
                        404,
                        "device_not_found"),
                refused(
                        "capture-not-active",
                        Given.NOT_ACTIVE,
                        "RETIRED1",
                        frame,
                        CAPTURED_AT,
                        403,
                        "device_not_active"),
                refused("capture-of-the-future", Given.ACTIVE, "FUTURE1", frame, future, 422, "clock"));
    }

    /** Small versions of what is still to be uploaded. */
    public static List<Exchange> previews() {
        return List.of(
                post(
                        "previews",
                        Given.ACTIVE,
                        "FLOOR1",
                        PREVIEWS,
                        request("CapturePreviewsRequest", "FLOOR1"),
                        200,
                        "device/v1/CapturePreviewsAnswer.json"),
                post(
                        "previews-unknown-device",
                        Given.UNKNOWN,
                        "UNKNOWN1",
                        PREVIEWS,
                        request("CapturePreviewsRequest", "UNKNOWN1"),
                        404,
                        problem("device_not_found")),
                post(
                        "previews-not-active",
                        Given.NOT_ACTIVE,
                        "RETIRED1",
                        PREVIEWS,
                        request("CapturePreviewsRequest", "RETIRED1"),
                        403,
                        problem("device_not_active")));
    }

    private static byte[] large(byte[] frame) {
        return Arrays.copyOf(frame, TOO_LARGE);
    }

    private static Map<String, String> speaker(String deviceId) {
        return Map.of(DeviceHeaders.DEVICE_ID, deviceId);
    }

    private static String problem(String variant) {
        return "people/v1/Problem." + variant + ".json";
    }

    private static Exchange get(
            String name, Given given, String deviceId, String path, int status, String type, String golden) {
        return new Exchange(
                name, given, deviceId, "GET", path, speaker(deviceId), new Body.None(), status, type, golden);
    }

    private static Exchange refusedGet(String name, Given given, String path) {
        return given == Given.UNKNOWN
                ? get(name, given, "UNKNOWN1", path, 404, PROBLEM, problem("device_not_found"))
                : get(name, given, "RETIRED1", path, 403, PROBLEM, problem("device_not_active"));
    }

    private static Exchange dialectA(
            String name, Given given, String deviceId, int status, String type, String golden) {
        var path = "/v1/devices/" + deviceId + "/commands?device_version=2.0.0";
        return new Exchange(name, given, deviceId, "GET", path, Map.of(), new Body.None(), status, type, golden);
    }

    private static Exchange post(
            String name, Given given, String deviceId, String path, String json, int status, String golden) {
        var type = status < 400 ? JSON : PROBLEM;
        return new Exchange(
                name, given, deviceId, "POST", path, speaker(deviceId), new Body.Json(json), status, type, golden);
    }

    private static Exchange refused(
            String name, Given given, String deviceId, byte[] file, String capturedAt, int status, String variant) {
        return new Exchange(
                name,
                given,
                deviceId,
                "POST",
                "/v1/captures",
                speaker(deviceId),
                parts(deviceId, file, capturedAt),
                status,
                PROBLEM,
                problem(variant));
    }

    private static Exchange upload(
            String name, Given given, String deviceId, byte[] file, String capturedAt, int status, String golden) {
        return new Exchange(
                name,
                given,
                deviceId,
                "POST",
                "/v1/captures",
                speaker(deviceId),
                parts(deviceId, file, capturedAt),
                status,
                JSON,
                "device/v1/" + golden);
    }

    private static Body parts(String deviceId, byte[] file, String capturedAt) {
        return new Body.Multipart(List.of(
                new Part.Text(CaptureParts.DEVICE_ID, deviceId),
                new Part.Text(CaptureParts.RECORD_ID, RECORD_ID),
                new Part.Text(CaptureParts.CAPTURED_AT, capturedAt),
                new Part.Text(CaptureParts.TRIGGER_LABEL, "hourly-check"),
                new Part.File(CaptureParts.FILE, "image.jpg", "image/jpeg", file)));
    }

    /** A golden request, said by another device. */
    private static String request(String golden, String deviceId) {
        try {
            var message = (ObjectNode) MAPPER.readTree(Golden.text("device/v1/" + golden + ".json"));
            return MAPPER.writeValueAsString(message.put("device_id", deviceId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("golden message " + golden + " is not JSON", e);
        }
    }
}
