package app.visant.contracts.device.v1;

import org.jspecify.annotations.Nullable;

/** A device's configuration as the first generation knows it: a view of its schedule labelled {@code scheduled_interval}. */
public record DeviceConfig(@Nullable TriggerConfig trigger) {}
