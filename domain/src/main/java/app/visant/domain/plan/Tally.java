package app.visant.domain.plan;

import java.time.LocalDate;

/**
 * What was redeemed of one code on one day.
 *
 * @param day in UTC
 * @param redemptions at least 1
 * @param amount what they gave together, in the kind's unit
 */
public record Tally(LocalDate day, CodeName code, Benefit.Kind kind, long redemptions, long amount) {}
