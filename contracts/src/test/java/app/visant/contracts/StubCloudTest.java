package app.visant.contracts;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.contracts.Exchange.Body;
import app.visant.contracts.Exchange.Part;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StubCloudTest {
    private static final WireMockServer SERVER = new WireMockServer(
            wireMockConfig().dynamicPort().jettyStopTimeout(100L).usingFilesUnderClasspath(StubCloud.ROOT));
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String BOUNDARY = "visant-golden-boundary";

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @BeforeEach
    void forgetScenarios() {
        SERVER.resetScenarios();
    }

    @AfterAll
    static void stop() {
        CLIENT.shutdownNow();
        SERVER.stop();
    }

    static List<Exchange> exchanges() {
        return Exchanges.all();
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void answersEachExchangeByItsGoldenMessage(Exchange exchange) throws Exception {
        var response = send(exchange);
        assertThat(response.statusCode()).isEqualTo(exchange.status());
        assertThat(response.headers().firstValue("Content-Type"))
                .isEqualTo(Optional.ofNullable(exchange.contentType()));
        assertThat(response.body())
                .isEqualTo(exchange.golden() == null ? new byte[0] : Golden.bytes(exchange.golden()));
        assertThat(response.headers().firstValue("Matched-Stub-Name")).hasValue(exchange.name());
    }

    @Test
    void everyMappingBelongsToAnExchangeOrIsAFault() {
        var names = exchanges().stream().map(Exchange::name).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(SERVER.getStubMappings().stream()
                        .map(StubMapping::getName)
                        .filter(name -> !name.startsWith("fault-")))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    static Stream<String> faults() {
        return Stream.of(StubCloud.class.getFields())
                .filter(field -> field.getName().startsWith("FAULT_"))
                .map(field -> field.getName().replace('_', '-'));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyNamedFaultHasItsMapping(String deviceId) {
        assertThat(SERVER.getStubMappings())
                .anyMatch(mapping -> mapping.getName().startsWith(deviceId.toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @CsvSource({"FAULT-401,401,", "FAULT-429,429,1", "FAULT-500,500,", "FAULT-503,503,1"})
    void answersWithAnErrorByDeviceId(String deviceId, int status, String retryAfter) throws Exception {
        for (var path : List.of("/v1/device-commands/poll?after=0", "/v1/devices/" + deviceId + "/commands")) {
            var response = get(path, deviceId);
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(response.headers().firstValue("Retry-After").orElse(null))
                    .isEqualTo(retryAfter);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAULT-RESET", "FAULT-EMPTY", "FAULT-GARBAGE", "FAULT-CUT"})
    void breaksTheConnectionByDeviceId(String deviceId) {
        assertThatThrownBy(() -> get("/v1/device-commands/stream", deviceId)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "FAULT-SLOW,/v1/device-commands/poll",
        "FAULT-MUTE,/v1/device-commands/stream",
        "FAULT-MUTE,/v1/devices/FAULT-MUTE/commands"
    })
    void staysSilentByDeviceId(String deviceId, String path) {
        var mute = CLIENT.sendAsync(request(path, deviceId).GET().build(), BodyHandlers.ofString());
        assertThat(mute).isNotCompleted();
        assertThatThrownBy(() -> mute.orTimeout(1, TimeUnit.SECONDS).join()).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void isUnavailableOnceAndThenStores() throws Exception {
        assertThat(upload(StubCloud.FAULT_ONCE).statusCode()).isEqualTo(503);
        assertThat(upload(StubCloud.FAULT_ONCE).statusCode()).isEqualTo(201);
        assertThat(upload(StubCloud.FAULT_ONCE).statusCode()).isEqualTo(201);
    }

    @Test
    void losesAnAnswerAndFindsTheRecordAgain() throws Exception {
        assertThatThrownBy(() -> upload(StubCloud.FAULT_LOST_ANSWER)).isInstanceOf(IOException.class);
        assertThat(upload(StubCloud.FAULT_LOST_ANSWER).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<byte[]> upload(String deviceId) throws IOException, InterruptedException {
        return CLIENT.send(
                request("/v1/captures", deviceId)
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> get(String path, String deviceId) throws IOException, InterruptedException {
        return CLIENT.send(request(path, deviceId).GET().build(), BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder request(String path, String deviceId) {
        return HttpRequest.newBuilder(URI.create(SERVER.baseUrl() + path))
                .header("X-Device-ID", deviceId)
                .timeout(Duration.ofSeconds(30));
    }

    private static HttpResponse<byte[]> send(Exchange exchange) throws IOException, InterruptedException {
        var builder = HttpRequest.newBuilder(URI.create(SERVER.baseUrl() + exchange.path()));
        exchange.headers().forEach(builder::header);
        BodyPublisher body = switch (exchange.body()) {
            case Body.None() -> BodyPublishers.noBody();
            case Body.Json(var text) -> {
                builder.header("Content-Type", "application/json");
                yield BodyPublishers.ofString(text);
            }
            case Body.Multipart(var parts) -> {
                builder.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
                yield BodyPublishers.ofByteArray(multipart(parts));
            }
        };
        return CLIENT.send(builder.method(exchange.method(), body).build(), BodyHandlers.ofByteArray());
    }

    private static byte[] multipart(List<Part> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.name() + "\"";
            switch (part) {
                case Part.Text(var name, var value) ->
                    out.write((head + "\r\n\r\n" + value).getBytes(StandardCharsets.UTF_8));
                case Part.File(var name, var fileName, var type, var bytes) -> {
                    out.write((head + "; filename=\"" + fileName + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
                    out.write(bytes);
                }
            }
            out.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        out.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
