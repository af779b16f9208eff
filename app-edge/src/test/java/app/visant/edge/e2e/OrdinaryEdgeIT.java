package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.people.v1.ScheduleAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An edge that takes a picture a second is never told to wait, not even by a cloud that allows a tenth of what clouds usually do. */
final class OrdinaryEdgeIT {
    @RegisterExtension
    static final Stage stage = Stage.withOwnCloud(Map.of(
            "VISANT_STREAMS_PING", "1s",
            "VISANT_STREAMS_HEARTBEAT", "5s",
            "VISANT_LIMITS_UPLOADS_OF_DEVICE", "50/s",
            "VISANT_LIMITS_REPORTS_OF_DEVICE", "300/m",
            "VISANT_LIMITS_HEARTBEATS_OF_DEVICE", "30/m",
            "VISANT_LIMITS_STREAMS_OF_DEVICE", "120/m"));

    private static final List<String> SAID =
            List.of("/v1/captures", "/ack", "/heartbeat", "/stream", "/poll", "/config");

    private FaultyProxy proxy;

    @BeforeEach
    void setUp() {
        proxy = new FaultyProxy(stage.cloud().address(), 1);
    }

    @AfterEach
    void tearDown() {
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sse", "poll"})
    void isNeverPutOff(String transport) {
        EdgeProcess edge =
                stage.newEdge().transport(transport).cloud(proxy.address()).start();
        stage.awaitConnected(edge);
        ScheduleAnswer schedule = stage.api().scheduleEachSecond(edge.device(), "each-second", null);
        stage.awaitExecuted(edge.device(), 12);
        stage.api().switchOff(schedule);

        Stage.Account account = stage.account(edge);
        assertThat(account.sum().executed()).isEqualTo(account.sum().planned());
        assertThat(proxy.passages("/heartbeat")).hasSizeGreaterThan(1);
        assertThat(proxy.passages("/ack")).hasSizeGreaterThan(5);
        assertThat(SAID.stream().flatMap(path -> proxy.passages(path).stream()))
                .extracting(Passage::status)
                .doesNotContain(429);
    }
}
