package app.visant.adapter.cloud.access;

import app.visant.domain.kernel.ApiKeyId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.session.SessionId;
import java.util.Optional;

/** What somebody proved themselves by. It can end before its time. */
public sealed interface Proof {
    /** The session that they logged in to; empty for who did not log in. */
    default Optional<SessionId> loggedIn() {
        return switch (this) {
            case OfSession(SessionId session) -> Optional.of(session);
            case OfMandate(SessionId session, OrganisationId _) -> Optional.of(session);
            case OfKey _, OfAccount _ -> Optional.empty();
        };
    }

    record OfSession(SessionId session) implements Proof {}

    /** A session of an administrator of the platform, as long as they act for an organisation in it. */
    record OfMandate(SessionId session, OrganisationId organisation) implements Proof {}

    record OfKey(ApiKeyId key) implements Proof {}

    /** By the word of an issuer outside, as long as there is the account. */
    record OfAccount(UserId user) implements Proof {}
}
