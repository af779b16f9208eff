package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.people.v1.ScheduleAnswer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cloud goes away in the middle of everything, and comes back. */
final class RestartedCloudIT {
    @RegisterExtension
    static final Stage stage = Stage.withOwnCloud();

    private static final int ASKED = 5;

    @Test
    void losesNoCommandWhenStopped() {
        goesOnAfter(CloudProcess::stop);
    }

    @Test
    void losesNoCommandWhenKilled() {
        goesOnAfter(CloudProcess::kill);
    }

    private void goesOnAfter(Consumer<CloudProcess> end) {
        List<EdgeProcess> edges = Stream.of("sse", "sse-a", "poll")
                .map(transport -> stage.newEdge().transport(transport).start())
                .toList();
        edges.forEach(stage::awaitConnected);
        List<ScheduleAnswer> schedules = edges.stream()
                .map(edge -> stage.api().scheduleEachSecond(edge.device(), "each-second", null))
                .toList();
        EdgeProcess away = stage.newEdge();
        List<String> asked = IntStream.range(0, ASKED)
                .mapToObj(i -> stage.api().trigger(away.device()))
                .toList();
        edges.forEach(edge -> stage.awaitExecuted(edge.device(), 2));
        edges.forEach(edge -> stage.api().trigger(edge.device()));

        end.accept(stage.cloud());
        stage.cloud().start();
        away.start();

        List<Long> before = edges.stream()
                .map(edge -> stage.api().accounting(edge.device()).executed())
                .toList();
        IntStream.range(0, edges.size())
                .forEach(i -> stage.awaitExecuted(edges.get(i).device(), before.get(i) + 2));
        schedules.forEach(stage.api()::switchOff);
        assertThat(stage.account(away).triggers())
                .allSatisfy(trigger -> assertThat(trigger.state()).isEqualTo("executed"))
                .extracting(trigger -> trigger.triggerId())
                .containsExactlyInAnyOrderElementsOf(asked);
        assertThat(away.captured()).isEqualTo(ASKED);
        edges.forEach(this::everySlotHasItsPicture);
    }

    private void everySlotHasItsPicture(EdgeProcess edge) {
        Stage.Account account = stage.account(edge);
        assertThat(account.sum().executed()).isEqualTo(account.sum().planned());
        assertThat(edge.captured()).isEqualTo(account.sum().executed());
    }
}
