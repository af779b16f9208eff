package app.visant.domain.apikey;

import app.visant.domain.kernel.ApiKeyId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Sha256;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public final class InMemoryApiKeys implements ApiKeys {
    private final Map<Sha256, ApiKey> keys = new HashMap<>();

    @Override
    public synchronized boolean add(ApiKey key, Sha256 secret, int most) {
        if (list(key.organisation()).size() >= most) {
            return false;
        }
        keys.put(secret, key);
        return true;
    }

    @Override
    public synchronized List<ApiKey> list(OrganisationId organisation) {
        return keys.values().stream()
                .filter(key -> key.organisation().equals(organisation))
                .sorted(Comparator.comparing(ApiKey::name))
                .toList();
    }

    @Override
    public synchronized Optional<ApiKey> find(Sha256 secret, Instant now) {
        return Optional.ofNullable(keys.get(secret)).filter(key -> key.lasts(now));
    }

    @Override
    public synchronized void used(ApiKeyId id, Instant at) {
        keys.replaceAll((secret, key) -> {
            Instant before = key.lastUsedAt();
            return !key.id().equals(id) || (before != null && before.isAfter(at))
                    ? key
                    : new ApiKey(
                            key.id(),
                            key.organisation(),
                            key.name(),
                            key.permissions(),
                            key.hint(),
                            key.madeBy(),
                            key.madeAt(),
                            key.endsAt(),
                            at);
        });
    }

    @Override
    public synchronized boolean revoke(OrganisationId organisation, ApiKeyId id, Instant now) {
        return keys.values()
                .removeIf(key ->
                        key.organisation().equals(organisation) && key.id().equals(id));
    }

    @Override
    public synchronized Set<ApiKeyId> ended(Set<ApiKeyId> asked, Instant now) {
        Set<ApiKeyId> ended = new HashSet<>(asked);
        keys.values().stream().filter(key -> key.lasts(now)).map(ApiKey::id).forEach(ended::remove);
        return ended;
    }
}
