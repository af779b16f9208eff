package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A person, as log-in and {@code me} answer.
 *
 * @param emailVerified whether the address is known to be the person's own
 */
public record User(
        String id,
        String email,
        String orgId,
        String role,
        @Nullable String name,
        @Nullable Boolean emailVerified) {
    public User {
        requireNonNull(id, "id");
        requireNonNull(email, "email");
        requireNonNull(orgId, "org_id");
        requireNonNull(role, "role");
    }
}
