package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.people.v1.TriggerItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What must be there of a schedule that is due each second. */
final class Slots {
    private Slots() {}

    /** From the first to the last of the triggers there is one for each second, and no second one. */
    static void eachSecondHasItsSlot(List<TriggerItem> triggers) {
        Set<Instant> planned = triggers.stream().map(TriggerItem::plannedAt).collect(Collectors.toSet());
        Instant first = planned.stream().min(Instant::compareTo).orElseThrow();
        Instant last = planned.stream().max(Instant::compareTo).orElseThrow();
        assertThat(triggers).hasSameSizeAs(planned);
        assertThat(planned)
                .hasSize(Math.toIntExact(Duration.between(first, last).toSeconds()) + 1);
    }
}
