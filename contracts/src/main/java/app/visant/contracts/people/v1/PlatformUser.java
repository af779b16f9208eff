package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person of any organisation, for administrators of the platform.
 *
 * @param administrator whether they are one too
 * @param lastLogIn when their newest session began that is still known
 */
public record PlatformUser(
        String id,
        String email,
        String orgId,
        String organisation,
        String role,
        boolean administrator,
        @Nullable Instant lastLogIn) {
    public PlatformUser {
        requireNonNull(id, "id");
        requireNonNull(email, "email");
        requireNonNull(orgId, "org_id");
        requireNonNull(organisation, "organisation");
        requireNonNull(role, "role");
    }
}
