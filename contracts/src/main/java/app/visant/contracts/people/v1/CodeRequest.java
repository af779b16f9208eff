package app.visant.contracts.people.v1;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A code that is to be made, or what one is to be.
 *
 * @param code made by the cloud if absent
 * @param benefitType {@code device_slots}, {@code free_months} or {@code trial_extension}
 * @param maxUses no limit if absent
 * @param active true if absent
 * @param onePerUser true if absent
 * @param allowedEmailDomains everybody if absent or empty
 */
public record CodeRequest(
        @Nullable String code,
        @Nullable String description,
        @Nullable String benefitType,
        @Nullable Integer benefitValue,
        @Nullable Integer maxUses,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Boolean active,
        @Nullable Boolean onePerUser,
        @Nullable List<String> allowedEmailDomains) {
    public CodeRequest {
        allowedEmailDomains = allowedEmailDomains == null ? null : List.copyOf(allowedEmailDomains);
    }
}
