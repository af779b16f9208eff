package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Proof;
import app.visant.adapter.cloud.access.Visitor;
import app.visant.adapter.cloud.security.IssuerTokens;
import app.visant.adapter.cloud.security.IssuerUnavailable;
import app.visant.domain.access.Actor;
import app.visant.domain.identity.RecognisePeople;
import app.visant.domain.kernel.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * People who prove themselves by the token of an issuer outside.
 *
 * @param issuers whose tokens count; none if people have accounts here alone
 */
public record OutsidePeople(List<IssuerTokens> issuers, RecognisePeople recognise) {
    /** @throws IssuerUnavailable if the token can't be looked at */
    Optional<Visitor> find(String token) {
        return issuers.stream()
                .flatMap(issuer -> issuer.verify(token).stream())
                .findFirst()
                .flatMap(proved -> recognise
                        .recognise(proved.identity())
                        .map(user ->
                                new Visitor(new Actor.Member(user), new Proof.OfAccount(user.id()), proved.until())));
    }

    Set<UserId> gone(Set<UserId> asked) {
        return recognise.gone(asked);
    }
}
