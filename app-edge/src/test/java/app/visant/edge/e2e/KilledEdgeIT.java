package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.people.v1.ScheduleAnswer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An edge whose power is cut while it works. */
final class KilledEdgeIT {
    @RegisterExtension
    static final Stage stage = Stage.withSharedCloud();

    @ParameterizedTest
    @ValueSource(strings = {"sse", "sse-a", "poll"})
    void accountsForEverythingAndDoublesNothing(String transport) {
        EdgeProcess edge = stage.newEdge().transport(transport).start();
        ScheduleAnswer schedule = stage.api().scheduleEachSecond(edge.device(), "each-second", null);
        for (int killed = 1; killed <= 3; killed++) {
            stage.awaitExecuted(edge.device(), 2L * killed);
            edge.kill();
            edge.start();
        }
        stage.awaitExecuted(edge.device(), 10);
        stage.api().switchOff(schedule);

        Stage.Account account = stage.account(edge);

        // The first generation's stream has no word for a command that failed: the cloud's deadline ends it.
        long unreported = transport.equals("sse-a") ? account.sum().expired() : 0;
        long interrupted = account.sum().failed() + unreported;
        assertThat(account.sum().executed() + interrupted)
                .isEqualTo(account.sum().planned());
        assertThat(interrupted).isLessThanOrEqualTo(3);
    }
}
