package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

/** @param groupId the group that a device is to be in; absent for none */
public record DeviceGroupChoice(@Nullable String groupId) {}
