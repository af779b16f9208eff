package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

/**
 * For which organisation an administrator of the platform wants to act.
 *
 * @param reason 5 to 300 characters, which the organisation reads
 * @param minutes 5 to 240; 60 if absent
 */
public record ActingRequest(
        @Nullable String organisationId,
        @Nullable String reason,
        @Nullable Integer minutes) {}
