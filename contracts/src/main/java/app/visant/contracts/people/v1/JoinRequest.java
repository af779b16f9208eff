package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

public record JoinRequest(@Nullable String token, @Nullable String password) {}
