package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.contracts.people.v1.CaptureItem;
import app.visant.contracts.people.v1.ScheduleAnswer;
import app.visant.contracts.people.v1.TriggerItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An edge brings more pictures at once than its cloud takes in. */
final class PacedUploadsIT {
    @RegisterExtension
    static final Stage stage = Stage.withOwnCloud(Map.of("VISANT_UPLOADS_BACKLOG_PER_SECOND", "1"));

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int BACKLOG = 8;
    private static final String UPLOADS = "/v1/captures";

    private FaultyProxy proxy;

    @BeforeEach
    void setUp() {
        proxy = new FaultyProxy(stage.cloud().address(), 1);
    }

    @AfterEach
    void tearDown() {
        proxy.close();
    }

    /** Heartbeats don't reach the cloud, whose answers would tell the edge how fast it may be: only the refusals hold it back. */
    @Test
    void itPutsSomeOffWhichComeWhenTheyAreToldToAndOnce() {
        proxy.on("/heartbeat", Fault.busy(503, Duration.ofMinutes(10))).on(UPLOADS, new Fault.Mute(true, true));
        EdgeProcess edge = stage.newEdge().cloud(proxy.address()).start();
        stage.awaitConnected(edge);
        ScheduleAnswer schedule = stage.api().scheduleEachSecond(edge.device(), "each-second", null);
        await("a backlog").atMost(PATIENCE).until(() -> edge.captured() >= BACKLOG);
        stage.api().switchOff(schedule);

        proxy.on(UPLOADS, new Fault.None());
        await("a refusal")
                .atMost(PATIENCE)
                .until(() -> proxy.passages(UPLOADS).stream().anyMatch(passage -> passage.status() == 429));
        TriggerItem asked = stage.awaitEnd(edge.device(), stage.api().trigger(edge.device()));

        Stage.Account account = stage.account(edge);
        List<Passage> uploads = proxy.passages(UPLOADS);
        List<Passage> putOff =
                uploads.stream().filter(upload -> upload.status() == 429).toList();
        assertThat(account.sum().executed()).isEqualTo(edge.captured()).isGreaterThan(BACKLOG);
        assertThat(uploads.size() - putOff.size()).isEqualTo(account.captures().size());
        assertThat(uploads)
                .filteredOn(upload -> upload.status() == 201)
                .extracting(Passage::record)
                .containsExactlyInAnyOrderElementsOf(
                        account.captures().stream().map(CaptureItem::recordId).toList());
        assertThat(putOff)
                .allSatisfy(upload -> assertThat(upload.retryAfter()).isPositive())
                .extracting(Passage::record)
                .doesNotContain(asked.recordId());
        putOff.forEach(refusal -> comesAgainAsTold(refusal, uploads));
    }

    private static void comesAgainAsTold(Passage refusal, List<Passage> uploads) {
        assertThat(uploads)
                .filteredOn(upload -> upload.record().equals(refusal.record()))
                .filteredOn(upload -> upload.begun() > refusal.begun())
                .isNotEmpty()
                .allSatisfy(upload -> assertThat(upload.begun() - refusal.answered())
                        .isGreaterThanOrEqualTo(refusal.retryAfter().toNanos()));
    }
}
