package app.visant.adapter.edge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.StubCloud;
import app.visant.domain.edge.clock.FrameClock;
import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.edge.command.RunState;
import app.visant.domain.edge.link.Heartbeat;
import app.visant.domain.edge.link.Heartbeat.CameraState;
import app.visant.domain.edge.link.Heartbeat.Health;
import app.visant.domain.edge.link.LinkState;
import app.visant.domain.edge.link.LinkStatus;
import app.visant.domain.edge.link.Said;
import app.visant.domain.edge.link.Way;
import app.visant.domain.edge.outbox.Backlog;
import app.visant.domain.edge.outbox.DegradationPolicy;
import app.visant.domain.edge.outbox.DegradationStage;
import app.visant.domain.edge.outbox.Quota;
import app.visant.domain.edge.outbox.SpareRoom.Sparing;
import app.visant.domain.edge.settings.SettingsInForce;
import app.visant.domain.edge.upload.UploadBudget;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.ledger.DeviceLedger;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpCloudLineTest {
    private static final Instant AT = Instant.parse("2026-03-02T08:00:01Z");
    private static final Heartbeat HEARTBEAT = new Heartbeat(
            AT,
            new FrameClock("boot", 90_000, new FrameClock.Correction(-1_000, 45)),
            Duration.ofSeconds(90),
            new Backlog(2, 130_000, AT, 3),
            Duration.ofMinutes(90),
            new Health(48.5, 1000L, null),
            new CameraState("/dev/video0", "camera_timeout: nothing came", null),
            new DeviceLedger(new Accounting(15, 5, 4, 3, 1, 1, 1), AT),
            new LinkStatus(LinkState.POLL, Way.POLL, "the event stream was silent", AT),
            new SettingsInForce(
                    3,
                    Quota.USUAL,
                    UploadBudget.unlimited(ZoneOffset.UTC),
                    DegradationPolicy.USUAL,
                    List.of("--outbox-max-mb")),
            new Sparing(DegradationStage.RATE, 2, AT),
            AT);

    private static StubCloudServer stub;

    @BeforeAll
    static void start() {
        stub = new StubCloudServer();
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    @Test
    void acknowledges() {
        List<Report> reports = List.of(
                new Report(
                        new CommandId("cmd-0007"),
                        RunState.DONE,
                        RunOutcome.EXECUTED,
                        null,
                        Sha256.of(new byte[] {2}),
                        AT),
                new Report(
                        new CommandId("cmd-0008"),
                        RunState.FAILED,
                        RunOutcome.EVICTED,
                        "no room",
                        Sha256.of(new byte[] {1}),
                        AT));
        try (CloudConnection cloud = stub.connect("FLOOR1")) {
            assertThat(cloud.line().acknowledge(reports)).isEqualTo(Said.Heard.PLAINLY);
        }
        stub.server.verify(
                postRequestedFor(urlPathEqualTo("/v1/device-commands/ack")).withRequestBody(equalToJson("""
                        {"acks": [{"id": "cmd-0007", "status": "done", "at": "2026-03-02T08:00:01Z"},
                                  {"id": "cmd-0008", "status": "failed", "outcome": "evicted", "error": "no room",
                                   "sha256": "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a", "at": "2026-03-02T08:00:01Z"}]}""")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"accepted\": 2, \"unknown\": []} |",
                "{\"accepted\": 2, \"unknown\": [], \"stored\": null} |",
                "{\"accepted\": 2, \"unknown\": [], \"stored\": [\"done\", \"evicted\", \"of another\", \"\", 7]} | evicted"
            })
    void learnsWhatTheCloudHasOfWhatCameToNothing(String answer, @Nullable String stored) {
        List<Report> reports = List.of(
                new Report(new CommandId("done"), RunState.DONE, RunOutcome.EXECUTED, null, null, AT),
                new Report(new CommandId("evicted"), RunState.FAILED, RunOutcome.EVICTED, "no room", null, AT));
        StubMapping special = stub.server.stubFor(
                post("/v1/device-commands/ack").atPriority(1).willReturn(okJson(answer)));
        try (CloudConnection cloud = stub.connect("FLOOR1")) {
            List<CommandId> expected = stored == null ? List.of() : List.of(new CommandId(stored));
            assertThat(cloud.line().acknowledge(reports)).isEqualTo(new Said.Heard(null, null, null, expected));
        } finally {
            stub.server.removeStub(special);
        }
    }

    @Test
    void tellsHowItIsAndLearnsTheTime() {
        try (CloudConnection cloud = stub.connect("FLOOR1")) {
            assertThat(cloud.line().heartbeat(HEARTBEAT))
                    .isEqualTo(new Said.Heard(
                            Instant.parse("2026-03-02T08:00:00Z"), Duration.ofSeconds(60), 200.0, List.of()));
        }
        stub.server.verify(postRequestedFor(urlPathEqualTo("/v1/device-commands/heartbeat"))
                .withRequestBody(equalToJson("""
                        {"device_id": "FLOOR1", "version": "0.1.0", "uptime_s": 90,
                         "clock": {"wall_time": "2026-03-02T08:00:01Z", "boot_id": "boot", "monotonic_ms": 90000, "offset_ms": -1000, "error_ms": 45},
                         "outbox": {"count": 2, "bytes": 130000, "oldest_at": "2026-03-02T08:00:01Z", "hours_left": 1.5,
                                    "quarantined": 3, "evicted": 1},
                         "ledger": {"planned": 15, "executed": 5, "failed": 4, "expired": 3, "skipped": 1, "evicted": 1,
                                    "since": "2026-03-02T08:00:01Z"},
                         "health": {"cpu_temp_c": 48.5, "disk_free_bytes": 1000},
                         "camera": {"source": "/dev/video0", "state": "failed", "error": "camera_timeout: nothing came"},
                         "link": {"way": "poll", "state": "connected", "reason": "the event stream was silent",
                          "since": "2026-03-02T08:00:01Z"},
                         "config": {"version": 3, "overruled": ["--outbox-max-mb"]},
                         "degradation": {"stage": "rate", "one_in": 2, "since": "2026-03-02T08:00:01Z"},
                         "alone_since": "2026-03-02T08:00:01Z"}""")));
    }

    @Test
    void waitsAsLongAsABusyCloudAsks() {
        try (CloudConnection cloud = stub.connect(StubCloud.FAULT_429)) {
            assertThat(cloud.line().heartbeat(HEARTBEAT))
                    .isInstanceOfSatisfying(
                            Said.Unheard.class,
                            unheard -> assertThat(unheard.after()).isEqualTo(Duration.ofSeconds(1)));
            assertThat(cloud.line()
                            .acknowledge(List.of(new Report(
                                    new CommandId("cmd-0007"), RunState.DONE, RunOutcome.EXECUTED, null, null, AT))))
                    .isInstanceOfSatisfying(
                            Said.Unheard.class,
                            unheard -> assertThat(unheard.after()).isEqualTo(Duration.ofSeconds(1)));
        }
    }

    @Test
    void isNotHeardByACloudThatTalksNonsense() {
        for (String device : List.of(StubCloud.FAULT_NONSENSE, StubCloud.FAULT_CUT, StubCloud.FAULT_SLOW)) {
            try (CloudConnection cloud = stub.connect(device)) {
                assertThat(cloud.line().heartbeat(HEARTBEAT)).isInstanceOf(Said.Unheard.class);
            }
        }
    }
}
