package app.visant.contracts.people.v1;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record ApiKeyRequest(
        @Nullable String name,
        @Nullable List<String> permissions,
        @Nullable Instant endsAt) {}
