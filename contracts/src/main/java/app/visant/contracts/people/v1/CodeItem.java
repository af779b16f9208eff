package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A code, for those who make them.
 *
 * @param status whether it can be redeemed, and if not why
 */
public record CodeItem(
        String code,
        String description,
        String benefitType,
        int benefitValue,
        @Nullable Integer maxUses,
        int usesCount,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        boolean active,
        boolean onePerUser,
        List<String> allowedEmailDomains,
        String status,
        Instant madeAt) {
    public CodeItem {
        requireNonNull(code, "code");
        requireNonNull(description, "description");
        requireNonNull(benefitType, "benefit_type");
        allowedEmailDomains = List.copyOf(requireNonNull(allowedEmailDomains, "allowed_email_domains"));
        requireNonNull(status, "status");
        requireNonNull(madeAt, "made_at");
    }
}
