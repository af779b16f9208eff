package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cloud's account of a device's triggers beside the device's own. What depends on the device's is absent as long as the device
 * has not sent one.
 *
 * @param cloud all triggers ever planned for the device, as they are now
 * @param reportedAt when the device's account came
 * @param since when the oldest trigger in the device's account was issued
 * @param device those that reached the device, by its own account
 * @param delivered the same by the cloud's account, as it was when the device's came
 * @param difference device minus delivered
 * @param balanced whether there is no difference
 * @param triggers those that can make a difference: open here, or ended here without the device's word; newest planned first
 */
public record LedgerAnswer(
        String deviceId,
        LedgerCounts cloud,
        @Nullable Instant reportedAt,
        @Nullable Instant since,
        @Nullable LedgerCounts device,
        @Nullable LedgerCounts delivered,
        @Nullable LedgerCounts difference,
        @Nullable Boolean balanced,
        List<LedgerTrigger> triggers) {
    public LedgerAnswer {
        requireNonNull(deviceId, "device_id");
        requireNonNull(cloud, "cloud");
        triggers = List.copyOf(triggers);
    }
}
