package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program's key, without its secret. */
public record ApiKeyItem(
        String id,
        String name,
        List<String> permissions,
        String hint,
        String madeBy,
        Instant madeAt,
        @Nullable Instant endsAt,
        @Nullable Instant lastUsedAt) {
    public ApiKeyItem {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        permissions = List.copyOf(requireNonNull(permissions, "permissions"));
        requireNonNull(hint, "hint");
        requireNonNull(madeBy, "made_by");
        requireNonNull(madeAt, "made_at");
    }
}
