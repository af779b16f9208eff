package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

/** Asks for new tokens, or ends them at log-out. */
public record RefreshRequest(@Nullable String refreshToken) {}
