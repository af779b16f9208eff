package app.visant.domain.apikey;

import app.visant.domain.access.Access;
import app.visant.domain.access.Actor;
import app.visant.domain.access.NotAllowed;
import app.visant.domain.access.Permission;
import app.visant.domain.account.AddressUnverified;
import app.visant.domain.account.VerifiedPeople;
import app.visant.domain.kernel.ApiKeyId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.tenant.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Makes an organisation's keys for programs, shows and revokes them. */
public final class ManageApiKeys {
    private final ApiKeys keys;
    private final VerifiedPeople verified;
    private final Ids ids;
    private final InstantSource clock;

    public ManageApiKeys(ApiKeys keys, VerifiedPeople verified, Ids ids, InstantSource clock) {
        this.keys = keys;
        this.verified = verified;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new key with its secret, which nobody learns again. */
    public record Made(ApiKey key, ApiKeySecret secret) {}

    /**
     * @throws AddressUnverified if its maker has not shown that their address is theirs: a key outlasts who made it, and an account
     *     that a stranger made is its owner's as soon as they say so
     * @throws NotAllowed if the key would hold a permission that its maker does not hold
     * @throws InvalidInput if its end is not ahead
     * @throws TooManyApiKeys if the organisation has {@value ApiKey#MOST} already
     */
    public Made make(Actor maker, NewApiKey wanted) {
        requireVerified(maker);
        wanted.permissions().stream().sorted().forEach(each -> Access.require(maker, each));
        Instant now = clock.instant();
        Instant end = wanted.endsAt();
        if (end != null && !end.isAfter(now)) {
            throw new InvalidInput("ends_at", "must be ahead");
        }
        ApiKeySecret secret = ApiKeySecret.random(ids);
        ApiKey key = new ApiKey(
                new ApiKeyId(ids.newUuid()),
                maker.organisation(),
                wanted.name(),
                wanted.permissions(),
                secret.hint(),
                maker.name(),
                now,
                end,
                null);
        if (!keys.add(key, secret.hash(), ApiKey.MOST)) {
            throw new TooManyApiKeys();
        }
        return new Made(key, secret);
    }

    private void requireVerified(Actor maker) {
        switch (maker) {
            case Actor.Member(User user) -> verified.require(user.id());
            case Actor.Program _, Actor.Acting _ -> throw new NotAllowed(maker, Permission.KEYS_WRITE);
        }
    }

    /** Those that are not revoked, by name. */
    public List<ApiKey> list(Actor actor) {
        return keys.list(actor.organisation());
    }

    /** Holds at once.
     *
     * @throws NotFound if the organisation has no such key
     */
    public void revoke(Actor actor, ApiKeyId id) {
        if (!keys.revoke(actor.organisation(), id, clock.instant())) {
            throw new NotFound("api_key", id.toString());
        }
    }
}
