package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What an organisation has stored of the devices that the caller reaches, and what it may store of all.
 *
 * @param maxCaptures absent if there is no bound
 * @param maxBytes absent if there is no bound
 */
public record StorageAnswer(
        Long captures,
        Long bytes,
        @Nullable Long maxCaptures,
        @Nullable Long maxBytes) {
    public StorageAnswer {
        requireNonNull(captures, "captures");
        requireNonNull(bytes, "bytes");
    }
}
