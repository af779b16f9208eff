package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

/** @param name 1 to 64 characters; no other group of the organisation has it */
public record DeviceGroupRequest(@Nullable String name) {}
