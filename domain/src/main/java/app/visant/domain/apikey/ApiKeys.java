package app.visant.domain.apikey;

import app.visant.domain.kernel.ApiKeyId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Port: the keys of programs. Safe for use by many threads; changes are durable on return. */
public interface ApiKeys {
    /**
     * @param most how many its organisation may have that are not revoked, this one counted
     * @return whether it was added; of many at once, no more than there is room for
     */
    boolean add(ApiKey key, Sha256 secret, int most);

    /** Those of an organisation that are not revoked, even if they have ended, by name. */
    List<ApiKey> list(OrganisationId organisation);

    /** The one with this secret, if it is not revoked and has not ended. */
    Optional<ApiKey> find(Sha256 secret, Instant now);

    /** Notes that it was used; an earlier time than is noted changes nothing. */
    void used(ApiKeyId key, Instant at);

    /** @return whether the organisation had one that was not revoked */
    boolean revoke(OrganisationId organisation, ApiKeyId key, Instant now);

    /** Those of them that are revoked, have ended, or never were. */
    Set<ApiKeyId> ended(Set<ApiKeyId> keys, Instant now);
}
