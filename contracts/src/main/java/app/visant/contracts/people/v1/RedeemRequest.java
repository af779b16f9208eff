package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

public record RedeemRequest(@Nullable String code) {}
