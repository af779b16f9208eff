package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.people.v1.ScheduleAnswer;
import app.visant.contracts.people.v1.TriggerItem;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One picture's whole way, by every way of reading commands. */
final class CapturesIT {
    @RegisterExtension
    static final Stage stage = Stage.withSharedCloud();

    private static final String VIDEO = "../app-cloud/src/main/demo/walkway.avi";

    @ParameterizedTest
    @ValueSource(strings = {"sse", "sse-a", "poll"})
    void scheduledAndManualCapturesArriveOnceEach(String transport) {
        EdgeProcess edge = stage.newEdge().transport(transport).camera(VIDEO).start();
        stage.awaitConnected(edge);
        ScheduleAnswer schedule = stage.api().scheduleEachSecond(edge.device(), "each-second", null);
        stage.awaitExecuted(edge.device(), 2);

        String manual = stage.api().trigger(edge.device());
        TriggerItem ended = stage.awaitEnd(edge.device(), manual);
        stage.awaitExecuted(edge.device(), 4);
        stage.api().switchOff(schedule);

        assertThat(ended.state()).isEqualTo("executed");
        assertThat(ended.type()).isEqualTo("manual");
        Stage.Account account = stage.account(edge);
        assertThat(account.sum().planned()).isEqualTo(account.sum().executed());
        assertThat(edge.captured()).isEqualTo(account.sum().executed());
        assertThat(account.captures()).allSatisfy(capture -> {
            assertThat(capture.width()).isEqualTo(768);
            assertThat(capture.height()).isEqualTo(576);
        });
        Set<String> labels = account.captures().stream()
                .map(capture -> String.valueOf(capture.triggerLabel()))
                .collect(Collectors.toSet());
        // The first generation's stream names no label: its devices make one of type and trigger.
        boolean original = transport.equals("sse-a");
        assertThat(labels)
                .allMatch(label -> original
                        ? label.matches("scheduled_sched_.+|manual_manual_.+")
                        : label.matches("each-second|manual"));
    }
}
