package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

/** @param deviceId the device that is to come into the place of the one of the path */
public record ReplaceDeviceRequest(@Nullable String deviceId) {}
