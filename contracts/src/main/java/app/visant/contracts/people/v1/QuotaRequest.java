package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

/**
 * What an organisation may store. Where one of the numbers is absent, that has no bound; where both are, {@code unlimited} must say so.
 *
 * @param maxCaptures at least 0
 * @param maxBytes at least 0
 * @param unlimited that neither has a bound
 */
public record QuotaRequest(
        @Nullable Long maxCaptures,
        @Nullable Long maxBytes,
        @Nullable Boolean unlimited) {}
