package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

public record ProfileRequest(@Nullable String name) {}
