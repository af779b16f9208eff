package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** @param fireTimes growing; fewer than asked for if there are no more */
public record PreviewAnswer(String zone, List<Instant> fireTimes) {
    public PreviewAnswer {
        requireNonNull(zone, "zone");
        fireTimes = List.copyOf(fireTimes);
    }
}
