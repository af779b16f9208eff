package app.visant.domain.audit;

import app.visant.domain.audit.Outcome.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which deeds are wanted; what is null does not matter.
 *
 * @param who part of a name or an address, or a whole id; upper and lower case are the same
 * @param what part of an action or a path
 * @param from from then on
 * @param to before then
 */
public record DeedFilter(
        @Nullable String who,
        @Nullable String what,
        @Nullable Verdict verdict,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static final DeedFilter ALL = new DeedFilter(null, null, null, null, null);
}
