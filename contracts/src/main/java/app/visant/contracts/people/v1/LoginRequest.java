package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

public record LoginRequest(@Nullable String email, @Nullable String password) {}
