package app.visant.domain.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A device's own account of the triggers that reached it since it was set up.
 *
 * @param counts planned are those that reached it
 * @param since when the oldest of them was issued, by the cloud's clock; null if there is none
 */
public record DeviceLedger(Accounting counts, @Nullable Instant since) {
    public static final DeviceLedger EMPTY = new DeviceLedger(Accounting.NOTHING, null);

    /** Both accounts as one. */
    public DeviceLedger plus(DeviceLedger other) {
        Instant oldest = Stream.of(this, other)
                .flatMap(each -> Stream.ofNullable(each.since))
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new DeviceLedger(counts.plus(other.counts), oldest);
    }
}
