package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

/**
 * What was redeemed of a code on a day.
 *
 * @param day in UTC, such as {@code 2026-03-02}
 * @param benefitValue what that gave together
 */
public record CodeTally(String day, String code, String benefitType, long redemptions, long benefitValue) {
    public CodeTally {
        requireNonNull(day, "day");
        requireNonNull(code, "code");
        requireNonNull(benefitType, "benefit_type");
    }
}
