package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** Somebody who is invited. */
public record InvitationItem(String id, String email, String role, Instant madeAt, Instant endsAt) {
    public InvitationItem {
        requireNonNull(id, "id");
        requireNonNull(email, "email");
        requireNonNull(role, "role");
        requireNonNull(madeAt, "made_at");
        requireNonNull(endsAt, "ends_at");
    }
}
