package app.visant.domain.apikey;

import app.visant.domain.access.Access;
import app.visant.domain.access.Permission;
import app.visant.domain.kernel.InvalidInput;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key that somebody wants.
 *
 * @param endsAt null if it is to have no end
 */
public record NewApiKey(
        String name, Set<Permission> permissions, @Nullable Instant endsAt) {
    private static final int MAX_NAME = 100;

    /** @throws InvalidInput if it has no name of 1 to 100 characters, or no permission, or one that no program may hold */
    public NewApiKey {
        name = name.strip();
        permissions = Set.copyOf(permissions);
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("name", "must have 1 to " + MAX_NAME + " characters");
        }
        if (permissions.isEmpty()) {
            throw new InvalidInput("permissions", "must name at least one");
        }
        for (Permission each : permissions) {
            if (!Access.ofPrograms().contains(each)) {
                throw new InvalidInput(
                        "permissions", "must be ones that a program may hold, which " + each.word() + " is not");
            }
        }
    }
}
