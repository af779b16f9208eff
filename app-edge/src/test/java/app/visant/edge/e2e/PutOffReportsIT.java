package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.contracts.people.v1.ScheduleAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cloud puts off what an edge says of its commands and of itself: it says it again when it is told to, and nothing is lost. */
final class PutOffReportsIT {
    @RegisterExtension
    static final Stage stage = Stage.withOwnCloud(Map.of(
            "VISANT_LIMITS_REPORTS_OF_DEVICE",
            "4/m",
            "VISANT_LIMITS_HEARTBEATS_OF_DEVICE",
            "1/m",
            "VISANT_STREAMS_HEARTBEAT",
            "5s"));

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String REPORTS = "/ack";

    private FaultyProxy proxy;

    @BeforeEach
    void setUp() {
        proxy = new FaultyProxy(stage.cloud().address(), 1);
    }

    @AfterEach
    void tearDown() {
        proxy.close();
    }

    @Test
    void itWaitsAsToldAndTellsAll() {
        EdgeProcess edge = stage.newEdge().cloud(proxy.address()).start();
        stage.awaitConnected(edge);
        ScheduleAnswer schedule = stage.api().scheduleEachSecond(edge.device(), "each-second", null);
        await("both put off").atMost(PATIENCE).until(() -> isPutOff(REPORTS) && isPutOff("/heartbeat"));
        stage.awaitExecuted(edge.device(), 8);
        stage.api().switchOff(schedule);

        Stage.Account account = stage.account(edge);
        assertThat(account.sum().executed()).isEqualTo(account.sum().planned()).isEqualTo(edge.captured());
        assertThat(edge.isAlive()).isTrue();
        List<Passage> said = proxy.passages(REPORTS);
        said.stream()
                .filter(each -> each.status() == 429)
                .forEach(refused -> assertThat(said)
                        .filteredOn(next -> next.begun() > refused.begun())
                        .allSatisfy(next -> assertThat(next.begun() - refused.answered())
                                .isGreaterThanOrEqualTo(refused.retryAfter().toNanos())));
    }

    private boolean isPutOff(String path) {
        return proxy.passages(path).stream().anyMatch(passage -> passage.status() == 429);
    }
}
