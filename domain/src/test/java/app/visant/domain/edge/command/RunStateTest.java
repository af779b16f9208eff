package app.visant.domain.edge.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunStateTest {
    @Test
    void allowsTheseChangesAndNoOthers() {
        List<String> legal = new ArrayList<>();
        for (RunState from : RunState.values()) {
            for (RunState to : RunState.values()) {
                if (from.mayBecome(to)) {
                    legal.add(from + " " + to);
                }
            }
        }

        assertThat(legal)
                .containsExactly(
                        "RECEIVED STARTED",
                        "RECEIVED FAILED",
                        "STARTED DONE",
                        "STARTED FAILED",
                        "DONE FAILED",
                        "FAILED DONE");
    }
}
