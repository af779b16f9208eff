package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** What was redeemed in a time, of all codes together and by day and code. */
public record CodeAnalytics(
        Instant from,
        Instant to,
        long redemptions,
        long deviceSlots,
        long freeMonths,
        long trialDays,
        List<CodeTally> tallies) {
    public CodeAnalytics {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        tallies = List.copyOf(requireNonNull(tallies, "tallies"));
    }
}
