package app.visant.domain.apikey;

import app.visant.domain.kernel.ApiKeyId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Proves a program by its key. */
public final class AuthenticateProgram {
    /** A key that is used all the time is noted as used this often. */
    static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final ApiKeys keys;
    private final InstantSource clock;

    public AuthenticateProgram(ApiKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The key with this secret; empty if there is none, or it is revoked or has ended. */
    public Optional<ApiKey> authenticate(ApiKeySecret secret) {
        Instant now = clock.instant();
        Optional<ApiKey> found = keys.find(secret.hash(), now);
        found.filter(key -> isToBeNoted(key, now)).ifPresent(key -> keys.used(key.id(), now));
        return found;
    }

    /** Those of them that are good no more. */
    public Set<ApiKeyId> ended(Set<ApiKeyId> asked) {
        return asked.isEmpty() ? Set.of() : keys.ended(asked, clock.instant());
    }

    private static boolean isToBeNoted(ApiKey key, Instant now) {
        Instant before = key.lastUsedAt();
        return before == null || !before.plus(NOTED_EVERY).isAfter(now);
    }
}
