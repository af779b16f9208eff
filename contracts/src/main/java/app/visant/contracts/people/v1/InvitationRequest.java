package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

public record InvitationRequest(
        @Nullable String email, @Nullable String role) {}
