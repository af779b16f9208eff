package app.visant.domain.apikey;

import app.visant.domain.access.Actor;
import app.visant.domain.access.Permission;
import app.visant.domain.kernel.ApiKeyId;
import app.visant.domain.kernel.OrganisationId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a program of an organisation proves itself by. It outlasts who made it.
 *
 * @param hint how its secret begins, for people to tell keys apart
 * @param madeBy the name of who made it, as it was then
 * @param endsAt null if it has no end
 * @param lastUsedAt to the minute; null if it was never used
 */
public record ApiKey(
        ApiKeyId id,
        OrganisationId organisation,
        String name,
        Set<Permission> permissions,
        String hint,
        String madeBy,
        Instant madeAt,
        @Nullable Instant endsAt,
        @Nullable Instant lastUsedAt) {
    /** How many an organisation may have at once. */
    public static final int MOST = 100;

    public ApiKey {
        permissions = Set.copyOf(permissions);
    }

    /** Whether it has not ended by its time. */
    public boolean lasts(Instant now) {
        return endsAt == null || endsAt.isAfter(now);
    }

    /** Who asks by it. */
    public Actor.Program program() {
        return new Actor.Program(id, organisation, name, permissions);
    }
}
