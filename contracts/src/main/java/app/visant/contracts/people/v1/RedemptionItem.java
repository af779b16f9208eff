package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code was redeemed.
 *
 * @param benefitValue what it gave then
 * @param deviceId the one that was taken in by it
 */
public record RedemptionItem(
        String code,
        String orgId,
        String userId,
        String benefitType,
        int benefitValue,
        @Nullable String deviceId,
        Instant redeemedAt) {
    public RedemptionItem {
        requireNonNull(code, "code");
        requireNonNull(orgId, "org_id");
        requireNonNull(userId, "user_id");
        requireNonNull(benefitType, "benefit_type");
        requireNonNull(redeemedAt, "redeemed_at");
    }
}
