package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

/** A person of the organisation. */
public record MemberItem(String id, String email, String role) {
    public MemberItem {
        requireNonNull(id, "id");
        requireNonNull(email, "email");
        requireNonNull(role, "role");
    }
}
