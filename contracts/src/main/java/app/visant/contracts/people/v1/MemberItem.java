package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person of the organisation.
 *
 * @param groups those whose devices they reach, and no others; absent if they reach all devices
 */
public record MemberItem(
        String id, String email, String role, @Nullable List<String> groups) {
    public MemberItem {
        requireNonNull(id, "id");
        requireNonNull(email, "email");
        requireNonNull(role, "role");
    }
}
