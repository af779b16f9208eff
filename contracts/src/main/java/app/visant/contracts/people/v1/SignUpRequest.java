package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

public record SignUpRequest(
        @Nullable String email,
        @Nullable String password,
        @Nullable String organisation) {}
