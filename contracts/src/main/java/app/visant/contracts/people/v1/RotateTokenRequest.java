package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

/**
 * How a device's token is changed.
 *
 * @param revokeOld whether the old one ends at once, as it must if somebody else may have it; absent: no
 */
public record RotateTokenRequest(@Nullable Boolean revokeOld) {}
