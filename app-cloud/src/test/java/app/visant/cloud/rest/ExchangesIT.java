package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.Exchange;
import app.visant.contracts.Exchange.Body;
import app.visant.contracts.Exchange.Given;
import app.visant.contracts.Exchange.Part;
import app.visant.contracts.Exchanges;
import app.visant.contracts.Golden;
import app.visant.contracts.WireJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real cloud answers what the stub cloud answers, with its own ids and times. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExchangesIT {
    private static final ObjectMapper JSON = WireJson.mapper();
    private static final String BOUNDARY = "frontier";
    private static final String GOLDEN_COMMAND = "cmd-0007";
    private static final long SEQ_BEFORE = 6;
    private static final String PING = "ping";

    private RunningCloud cloud;
    private String owner;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        cloud = new RunningCloud(data);
        owner = cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    static Stream<Exchange> answers() {
        return Exchanges.all().stream().filter(exchange -> !exchange.streams());
    }

    static Stream<Exchange> streams() {
        return Exchanges.all().stream().filter(Exchange::streams);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAsTheStubDoes(Exchange exchange) throws Exception {
        RunningCloud.Answer answer = cloud.send(request(exchange, bringAbout(exchange)));

        assertThat(answer.status()).isEqualTo(exchange.status());
        assertThat(contentType(answer.response())).isEqualTo(exchange.contentType());
        if (exchange.golden() == null) {
            assertThat(answer.response().body()).isEmpty();
        } else {
            assertAlike(answer.body(), JSON.readTree(Golden.text(exchange.golden())), recordOf(exchange.golden()));
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void streamsAsTheStubDoes(Exchange exchange) throws Exception {
        Speaker speaker = bringAbout(exchange);
        HttpResponse<InputStream> response = cloud.open(request(exchange, speaker));

        try (BufferedReader lines = reader(response)) {
            assertThat(response.statusCode()).isEqualTo(exchange.status());
            assertThat(contentType(response)).isEqualTo(exchange.contentType());
            for (Event golden : goldenEvents(exchange)) {
                if ("update_config".equals(golden.json().path("cmd").asText())) {
                    changeInterval(speaker, 300);
                }
                Event event = Objects.requireNonNull(next(lines), () -> "the stream ended before " + golden);
                assertThat(event.name()).isEqualTo(golden.name());
                assertThat(event.id() == null).as("no id: %s", event).isEqualTo(golden.id() == null);
                assertAlike(event.json(), golden.json(), golden.schema());
            }
        }
    }

    @Test
    void saysWhichAcknowledgedCommandsItDoesNotKnow() throws Exception {
        Speaker speaker = bringAbout(Exchanges.named("ack"));
        String body = """
                {"acks":[{"id":"%1$s","status":"received"},{"id":"%1$s","status":"received"},
                 {"id":"never-made","status":"done"}]}""".formatted(speaker.command());

        RunningCloud.Answer answer = cloud.send(RunningCloud.authorized(
                cloud.request("/v1/device-commands/ack")
                        .header("Content-Type", "application/json")
                        .header("X-Device-ID", speaker.device())
                        .POST(BodyPublishers.ofString(body)),
                speaker.token()));

        assertThat(answer.body())
                .isEqualTo(JSON.readTree("{\"accepted\":2,\"unknown\":[\"never-made\"],\"stored\":[]}"));
    }

    /** Who speaks on the real cloud in place of an exchange's device. */
    private record Speaker(String device, String token, String command) {}

    private record Event(@Nullable String name, @Nullable String id, JsonNode json) {
        String schema() {
            return switch (name) {
                case "connected" -> "ConnectedEvent";
                case "config" -> "ConfigEvent";
                case "command" -> "CommandEvent";
                case null, default -> "StreamMessage";
            };
        }
    }

    private Speaker bringAbout(Exchange exchange) throws Exception {
        if (exchange.given() == Given.UNKNOWN) {
            return new Speaker(exchange.deviceId(), "nobody's", GOLDEN_COMMAND);
        }
        String device = manufacture();
        String token = cloud.json("POST", "/v1/devices/activate", owner, "{\"device_id\":\"" + device + "\"}")
                .text("token");
        Speaker speaker = new Speaker(device, token, GOLDEN_COMMAND);
        return switch (exchange.given()) {
            case ACTIVE -> {
                schedule(device);
                yield speaker;
            }
            case COMMAND_WAITS -> {
                schedule(device);
                cloud.json("POST", "/v1/devices/" + device + "/trigger", owner, "");
                yield new Speaker(device, token, commandOf(device));
            }
            case STORED -> {
                Exchange upload = Exchanges.named("capture-multipart");
                assertThat(cloud.send(request(upload, speaker)).status()).isEqualTo(201);
                yield speaker;
            }
            case NOT_ACTIVE -> {
                HttpRequest.Builder delete =
                        cloud.request("/v1/devices/" + device).DELETE();
                assertThat(cloud.send(RunningCloud.authorized(delete, owner)).status())
                        .isEqualTo(200);
                yield speaker;
            }
            case UNKNOWN -> throw new IllegalStateException("has no device");
        };
    }

    private String manufacture() throws Exception {
        return cloud.json("POST", "/v1/admin/devices/manufacture", owner, "{\"count\":1}")
                .body()
                .at("/device_ids/0")
                .asText();
    }

    /** A schedule that is not due for years; what the log says of it is taken away, so that the next number is 7. */
    private void schedule(String device) throws Exception {
        RunningCloud.Answer created = cloud.json("POST", "/v1/scheduled-triggers", owner, """
                {"device_id":"%s","trigger_label":"leap-day","cron_expression":"0 8 29 2 *","zone":"Europe/Berlin",
                 "windows":[{"days":["mon"],"from":"08:00","to":"18:00"}]}""".formatted(device));
        assertThat(created.status()).isEqualTo(201);
        cloud.jdbi().useTransaction(handle -> {
            handle.execute("DELETE FROM command WHERE device_id = ?", device);
            handle.execute("UPDATE device SET last_seq = ? WHERE device_id = ?", SEQ_BEFORE, device);
        });
    }

    private String commandOf(String device) {
        return cloud.jdbi()
                .withHandle(handle -> handle.select("SELECT command_id FROM command WHERE device_id = ?", device)
                        .mapTo(String.class)
                        .one());
    }

    private void changeInterval(Speaker speaker, int seconds) throws Exception {
        cloud.json("PUT", "/v1/devices/" + speaker.device(), owner, """
                {"config":{"trigger":{"enabled":true,"interval_seconds":%d}}}""".formatted(seconds));
    }

    private HttpRequest.Builder request(Exchange exchange, Speaker speaker) throws IOException {
        HttpRequest.Builder request = cloud.request(as(speaker, exchange, exchange.path()));
        exchange.headers().forEach((name, value) -> request.header(name, as(speaker, exchange, value)));
        BodyPublisher body = switch (exchange.body()) {
            case Body.None() -> BodyPublishers.noBody();
            case Body.Json(var text) -> {
                request.header("Content-Type", "application/json");
                yield BodyPublishers.ofString(as(speaker, exchange, text));
            }
            case Body.Multipart(var parts) -> {
                request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
                yield BodyPublishers.ofByteArray(multipart(parts, speaker, exchange));
            }
        };
        return RunningCloud.authorized(request.method(exchange.method(), body), speaker.token());
    }

    private static byte[] multipart(List<Part> parts, Speaker speaker, Exchange exchange) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Part part : parts) {
            String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.name() + "\"";
            switch (part) {
                case Part.Text(var name, var value) ->
                    body.write(utf8(head + "\r\n\r\n" + as(speaker, exchange, value)));
                case Part.File(var name, var fileName, var type, var bytes) -> {
                    body.write(utf8(head + "; filename=\"" + fileName + "\"\r\nContent-Type: " + type + "\r\n\r\n"));
                    body.write(bytes);
                }
            }
            body.write(utf8("\r\n"));
        }
        body.write(utf8("--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    /** What the exchange says, with the real ids in place of its own; records are one organisation's, so each device has its own. */
    private static String as(Speaker speaker, Exchange exchange, String text) {
        return text.replace(exchange.deviceId(), speaker.device())
                .replace(GOLDEN_COMMAND, speaker.command())
                .replace(Exchanges.RECORD_ID, Exchanges.RECORD_ID + "_" + speaker.device());
    }

    private static void assertAlike(JsonNode real, JsonNode golden, String schema) {
        var validator = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of("classpath:app/visant/contracts/schema/" + schema + ".json"));
        assertThat(validator.validate(real.toString(), InputFormat.JSON))
                .as("%s", real)
                .isEmpty();
        assertThat(names(golden)).as("%s", real).containsAll(names(real));
        for (String literal :
                List.of("type", "title", "status", "code", "event", "cmd", "config", "accepted", "unknown")) {
            if (golden.has(literal) && !golden.path(literal).asText().equals("scheduled")) {
                assertThat(real.get(literal)).as(literal).isEqualTo(golden.get(literal));
            }
        }
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** What the stub's stream says before the first ping. */
    private static List<Event> goldenEvents(Exchange exchange) throws IOException {
        List<Event> events = new ArrayList<>();
        BufferedReader lines = new BufferedReader(new StringReader(Golden.text(exchange.golden())));
        Event event = next(lines);
        while (event != null
                && !PING.equals(event.name())
                && !PING.equals(event.json().path("event").asText())) {
            events.add(event);
            event = next(lines);
        }
        return events;
    }

    private static @Nullable Event next(BufferedReader lines) throws IOException {
        String name = null;
        String id = null;
        JsonNode json = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("event: ")) {
                name = line.substring("event: ".length());
            } else if (line.startsWith("id: ")) {
                id = line.substring("id: ".length());
            } else if (line.startsWith("data: ")) {
                json = JSON.readTree(line.substring("data: ".length()));
            } else if (line.isEmpty() && json != null) {
                return new Event(name, id, json);
            }
        }
        return null;
    }

    private static BufferedReader reader(HttpResponse<InputStream> response) {
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static @Nullable String contentType(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Content-Type")
                .map(type -> type.replaceFirst(";.*", "").strip())
                .orElse(null);
    }

    private static String recordOf(String golden) {
        return golden.replaceFirst(".*/", "").replaceFirst("\\..*", "");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
