package app.visant.contracts.people.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation is to have of time and of device slots; what is absent stays as it is.
 *
 * @param plan {@code trial}, {@code months} or {@code endless}
 * @param endsAt the first moment at which the plan is not in force any more; of an endless one absent
 * @param deviceSlots 0 to 1,000,000
 */
public record AllotmentRequest(
        @Nullable String plan,
        @Nullable Instant endsAt,
        @Nullable Integer deviceSlots) {}
