package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A device changes its way of reading commands while there are some for it. */
final class ChangingWaysIT {
    @RegisterExtension
    static final Stage stage = Stage.withSharedCloud();

    @Test
    void losesAndDoublesNothing() {
        EdgeProcess edge = stage.newEdge();
        List<String> asked = new ArrayList<>();
        for (String transport : List.of("sse", "poll", "sse-a", "sse", "poll", "auto")) {
            asked.add(stage.api().trigger(edge.device()));
            asked.add(stage.api().trigger(edge.device()));
            edge.transport(transport).start();
            stage.awaitConnected(edge);
            asked.add(stage.api().trigger(edge.device()));
            stage.awaitExecuted(edge.device(), asked.size() - 1);
            edge.stop();
        }
        edge.start();

        Stage.Account account = stage.account(edge);

        assertThat(account.sum().executed()).isEqualTo(asked.size());
        assertThat(account.triggers()).extracting(each -> each.triggerId()).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(edge.captured()).isEqualTo(asked.size());
    }
}
