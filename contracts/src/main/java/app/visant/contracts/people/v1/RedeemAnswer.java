package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

/**
 * A code was redeemed.
 *
 * @param benefitType {@code device_slots}, {@code free_months} or {@code trial_extension}
 * @param benefitValue device slots, months of 30 days, or days
 * @param plan what the organisation has now
 */
public record RedeemAnswer(String code, String benefitType, int benefitValue, PlanAnswer plan) {
    public RedeemAnswer {
        requireNonNull(code, "code");
        requireNonNull(benefitType, "benefit_type");
        requireNonNull(plan, "plan");
    }
}
