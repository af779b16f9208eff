package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

public record ResetPasswordRequest(
        @Nullable String token, @Nullable String newPassword) {}
