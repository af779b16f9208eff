package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

public record ActivateRequest(
        @Nullable String deviceId,
        @Nullable String activationCode,
        @Nullable String friendlyName) {}
