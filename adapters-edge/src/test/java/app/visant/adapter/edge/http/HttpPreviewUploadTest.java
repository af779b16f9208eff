package app.visant.adapter.edge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.preview.Preview;
import app.visant.domain.edge.preview.PreviewUpload.Answer;
import app.visant.domain.edge.preview.PreviewUpload.Refused;
import app.visant.domain.edge.preview.PreviewUpload.Taken;
import app.visant.domain.edge.preview.PreviewUpload.Unknown;
import app.visant.domain.edge.preview.PreviewUpload.Unreachable;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpPreviewUploadTest {
    private static final byte[] PICTURE = {1, 2, 3, 4};
    private static final String PATH = "/v1/captures/previews";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static Preview preview(int number) {
        CaptureRecord capture = new CaptureRecord(
                new RecordId("r" + number),
                Instant.parse("2026-03-02T08:00:00.640Z"),
                number == 1 ? new TriggerId("t1") : null,
                "hourly-check",
                TriggerKind.SCHEDULED,
                Sha256.of(PICTURE),
                PICTURE.length);
        return new Preview(capture, new byte[] {9, 8, 7});
    }

    private Answer send(int status, String type, String body) {
        server.stubFor(post(PATH)
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", type)
                        .withHeader("Retry-After", "7")
                        .withBody(body)));
        try (CloudConnection cloud = new CloudConnection(
                StubCloudServer.settings(URI.create(server.baseUrl()), "FLOOR1", Duration.ofSeconds(1)))) {
            return cloud.previews().send(List.of(preview(1), preview(2)));
        }
    }

    private Answer send(int status, String body) {
        return send(status, "application/json", body);
    }

    @Test
    void sendsWhatIsKnownOfThePicturesAndTheirPreviews() {
        assertThat(send(200, "{\"stored\":[\"r2\"],\"known\":[\"r1\"]}")).isEqualTo(new Taken());
        server.verify(postRequestedFor(urlPathEqualTo(PATH))
                .withHeader("Authorization", equalTo("Bearer s3cret"))
                .withRequestBody(equalToJson("""
                        {"device_id": "FLOOR1", "previews": [
                          {"record_id": "r1", "captured_at": "2026-03-02T08:00:00.640Z", "trigger_id": "t1", "trigger_label": "hourly-check",
                           "sha256": "%1$s", "bytes": 4, "thumbnail_base64": "CQgH"},
                          {"record_id": "r2", "captured_at": "2026-03-02T08:00:00.640Z", "trigger_label": "hourly-check",
                           "sha256": "%1$s", "bytes": 4, "thumbnail_base64": "CQgH"}]}""".formatted(Sha256.of(PICTURE)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"stored\":[\"r2\"],\"known\":[]}", "{}", "<html>"})
    void takesNoOtherAnswerForAReceipt(String body) {
        assertThat(send(200, body)).isInstanceOf(Unreachable.class);
    }

    @Test
    void takesNoPageForAReceipt() {
        assertThat(send(200, "text/html", "<html>log in</html>"))
                .isEqualTo(new Unreachable(
                        "HTTP 200 with text/html: that is not the cloud; a captive portal or proxy may stand between",
                        Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void knowsAnOlderCloud(int status) {
        assertThat(send(status, "{\"code\":\"not_found\",\"title\":\"no such address\"}"))
                .isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415, 422})
    void takesARefusalOfTheCloudForItsLastWord(int status) {
        assertThat(send(status, "{\"code\":\"invalid\",\"title\":\"no\",\"detail\":\"never\"}"))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 413, 422, 429, 500, 503})
    void comesAgainAfterAnyOther(int status) {
        assertThat(send(status, "{}"))
                .isInstanceOfSatisfying(
                        Unreachable.class, it -> assertThat(it.after()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void comesAgainWhenNobodyAnswers() {
        server.stop();
        try (CloudConnection cloud = new CloudConnection(
                StubCloudServer.settings(URI.create("http://127.0.0.1:1"), "FLOOR1", Duration.ofSeconds(1)))) {
            assertThat(cloud.previews().send(List.of(preview(1))))
                    .isInstanceOfSatisfying(
                            Unreachable.class, it -> assertThat(it.after()).isNull());
        }
    }
}
