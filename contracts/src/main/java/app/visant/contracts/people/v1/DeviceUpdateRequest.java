package app.visant.contracts.people.v1;

import app.visant.contracts.device.v1.DeviceConfig;
import org.jspecify.annotations.Nullable;

/** What is absent stays as it is. */
public record DeviceUpdateRequest(
        @Nullable String friendlyName, @Nullable DeviceConfig config) {}
