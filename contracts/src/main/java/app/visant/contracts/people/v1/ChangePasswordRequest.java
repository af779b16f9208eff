package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

public record ChangePasswordRequest(
        @Nullable String currentPassword, @Nullable String newPassword) {}
