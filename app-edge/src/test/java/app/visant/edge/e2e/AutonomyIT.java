package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.contracts.people.v1.ScheduleAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cloud is away for longer than edges wait for it, and their schedules go on without it. */
final class AutonomyIT {
    @RegisterExtension
    static final Stage stage = Stage.withOwnCloud();

    private static final int SLOTS_ALONE = 6;
    private static final String SILENCE = "3";

    @Test
    void takesThePicturesOfItsSchedulesAlone() {
        List<EdgeProcess> edges = Stream.of("sse", "sse-a", "poll")
                .map(transport -> stage.newEdge()
                        .transport(transport)
                        .variable("AUTONOMY_AFTER", SILENCE)
                        .start())
                .toList();
        edges.forEach(stage::awaitConnected);
        List<ScheduleAnswer> schedules = edges.stream()
                .map(edge -> stage.api().scheduleEachSecond(edge.device(), "each-second", null))
                .toList();
        edges.forEach(edge -> stage.awaitExecuted(edge.device(), 2));

        stage.cloud().kill();
        Instant gone = Instant.now();
        edges.forEach(edge -> awaitCaptured(edge, edge.captured() + SLOTS_ALONE + 4));
        Instant back = Instant.now();
        stage.cloud().start();

        edges.forEach(stage::awaitConnected);
        edges.forEach(edge -> stage.awaitExecuted(
                edge.device(), stage.api().accounting(edge.device()).executed() + 2));
        schedules.forEach(stage.api()::switchOff);
        edges.forEach(edge -> everySlotIsThereOnce(edge, gone, back));
    }

    private static void everySlotIsThereOnce(EdgeProcess edge, Instant gone, Instant back) {
        Stage.Account account = stage.account(edge);
        assertThat(edge.captured()).isEqualTo(account.sum().executed());
        Slots.eachSecondHasItsSlot(account.triggers());
        assertThat(account.triggers())
                .filteredOn(trigger ->
                        trigger.plannedAt().isAfter(gone) && trigger.plannedAt().isBefore(back.minusSeconds(2)))
                .hasSizeGreaterThanOrEqualTo(SLOTS_ALONE)
                .allSatisfy(trigger -> assertThat(trigger.state()).isEqualTo("executed"));
    }

    private static void awaitCaptured(EdgeProcess edge, long least) {
        await(least + " pictures of " + edge).atMost(Duration.ofSeconds(60)).until(() -> {
            edge.requireAlive();
            return edge.captured() >= least;
        });
    }
}
