package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A person, as log-in and {@code me} answer. */
public record User(
        String id,
        String email,
        String orgId,
        String role,
        @Nullable String name) {
    public User {
        requireNonNull(id, "id");
        requireNonNull(email, "email");
        requireNonNull(orgId, "org_id");
        requireNonNull(role, "role");
    }
}
