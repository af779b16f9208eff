package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What an organisation may store, for administrators of the platform.
 *
 * @param usual whether nothing was decided for it alone
 * @param maxCaptures absent if there is no bound
 * @param maxBytes absent if there is no bound
 */
public record PlatformQuota(
        Boolean usual, @Nullable Long maxCaptures, @Nullable Long maxBytes) {
    public PlatformQuota {
        requireNonNull(usual, "usual");
    }
}
