package app.visant.adapter.edge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.Exchanges;
import app.visant.contracts.Golden;
import app.visant.contracts.StubCloud;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.OutboxItem;
import app.visant.domain.edge.upload.CaptureUpload;
import app.visant.domain.edge.upload.UploadResult;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import com.github.tomakehurst.wiremock.matching.MultipartValuePattern;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpCaptureUploadTest {
    private static StubCloudServer stub;

    @BeforeAll
    static void start() {
        stub = new StubCloudServer();
    }

    @BeforeEach
    void forget() {
        stub.server.resetScenarios();
        stub.server.resetRequests();
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    private static OutboxItem item(byte[] jpeg) {
        CaptureRecord capture = new CaptureRecord(
                new RecordId(Exchanges.RECORD_ID),
                Instant.parse("2026-03-02T08:00:00.640Z"),
                new TriggerId("sched_FLOOR1_20260302_080000"),
                "hourly-check",
                TriggerKind.SCHEDULED,
                Sha256.of(jpeg),
                jpeg.length);
        return new OutboxItem(capture, jpeg, 0);
    }

    private static UploadResult upload(String device, OutboxItem item) {
        try (CloudConnection cloud = stub.connect(device)) {
            return cloud.upload(() -> {}).upload(item);
        }
    }

    private static UploadResult upload(String device) {
        return upload(device, item(Golden.bytes(Golden.FRAME)));
    }

    @Test
    void sendsEverythingThatIsKnownOfAPicture() {
        assertThat(upload("FLOOR1")).isEqualTo(new UploadResult.Accepted());
        byte[] jpeg = Golden.bytes(Golden.FRAME);
        stub.server.verify(postRequestedFor(urlPathEqualTo("/v1/captures"))
                .withHeader("Authorization", equalTo("Bearer s3cret"))
                .withHeader("X-Upload-Lane", equalTo("backlog"))
                .withRequestBodyPart(
                        aMultipart("file").withBody(binaryEqualTo(jpeg)).build())
                .withRequestBodyPart(part("record_id", Exchanges.RECORD_ID))
                .withRequestBodyPart(part("captured_at", "2026-03-02T08:00:00.640Z"))
                .withRequestBodyPart(part("trigger_id", "sched_FLOOR1_20260302_080000"))
                .withRequestBodyPart(part("trigger_label", "hourly-check"))
                .withRequestBodyPart(part("sha256", Sha256.of(jpeg).hex()))
                .withRequestBodyPart(aMultipart("metadata")
                        .withBody(equalToJson("{\"device_version\":\"0.1.0\",\"trigger_type\":\"scheduled\"}"))
                        .build()));
    }

    private static MultipartValuePattern part(String name, String text) {
        return aMultipart(name).withBody(equalTo(text)).build();
    }

    @Test
    void doesNotBelieveAReceiptForOtherBytes() {
        assertThat(upload("FLOOR1", item(Golden.bytes(Golden.OTHER_FRAME)))).isInstanceOf(UploadResult.Retryable.class);
    }

    @Test
    void bridgesAHiccup() {
        assertThat(upload(StubCloud.FAULT_ONCE)).isEqualTo(new UploadResult.Accepted());
        stub.server.verify(2, postRequestedFor(urlPathEqualTo("/v1/captures")));
    }

    @ParameterizedTest
    @ValueSource(strings = {StubCloud.FAULT_500, StubCloud.FAULT_503, StubCloud.FAULT_EMPTY, StubCloud.FAULT_RESET})
    void leavesItToTheDrainWhenAPictureIsSentAgain(String device) {
        upload(device);
        stub.server.verify(1, postRequestedFor(urlPathEqualTo("/v1/captures")));
    }

    @Test
    void sendsAgainWhatMayHaveArrived() {
        assertThat(upload(StubCloud.FAULT_LOST_ANSWER)).isInstanceOf(UploadResult.Unreachable.class);
        assertThat(upload(StubCloud.FAULT_LOST_ANSWER)).isEqualTo(new UploadResult.Duplicate());
    }

    @Test
    void givesUpOnAPictureThatTheCloudHasOtherBytesFor() {
        assertThat(upload("CONFLICT1"))
                .isInstanceOfSatisfying(
                        UploadResult.Terminal.class,
                        terminal -> assertThat(terminal.reason()).startsWith("HTTP 409 "));
        stub.server.verify(1, postRequestedFor(urlPathEqualTo("/v1/captures")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNKNOWN1",
                StubCloud.FAULT_401,
                StubCloud.FAULT_429,
                StubCloud.FAULT_503,
                StubCloud.FAULT_RESET,
                StubCloud.FAULT_EMPTY,
                StubCloud.FAULT_GARBAGE,
                StubCloud.FAULT_CUT,
                StubCloud.FAULT_SLOW
            })
    void keepsThePictureWhenTheCloudTakesNone(String device) {
        assertThat(upload(device)).isInstanceOf(UploadResult.Unreachable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {StubCloud.FAULT_500, StubCloud.FAULT_NONSENSE})
    void keepsThePictureWhenTheCloudStumblesOverIt(String device) {
        assertThat(upload(device)).isInstanceOf(UploadResult.Retryable.class);
    }

    @Test
    void leavesACloudAloneThatFailsAgainAndAgain() {
        try (CloudConnection cloud = stub.connect(StubCloud.FAULT_500)) {
            OutboxItem item = item(Golden.bytes(Golden.FRAME));
            CaptureUpload upload = cloud.upload(() -> {});
            for (int i = 0; i < 6; i++) {
                cloud.upload(() -> {}).upload(item);
            }
            stub.server.resetRequests();

            assertThat(upload.rest()).isPositive();
            assertThat(upload.upload(item)).isInstanceOf(UploadResult.Unreachable.class);
            stub.server.verify(0, postRequestedFor(urlPathEqualTo("/v1/captures")));
        }
    }
}
