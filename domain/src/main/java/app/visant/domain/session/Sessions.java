package app.visant.domain.session;

import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Port: the sessions that go on. Safe for use by many threads; changes are durable on return. */
public interface Sessions {
    /**
     * Adds a session, and forgets those of the same person that ended by their time.
     *
     * @param token the hash of what it can be refreshed by; null if it can't
     */
    void begin(Session session, @Nullable Sha256 token);

    /** Whose session it is, as they are now; empty if it has ended, or they are gone. */
    Optional<User> person(SessionId session, Instant now);

    /** Uses a token up and puts the next one in its place: of all who present it at once, one at most succeeds. */
    Outcome rotate(Sha256 token, Sha256 next, Instant now, Duration lifetime);

    /** Ends it, if it goes on. */
    void end(SessionId session, Instant now);

    /**
     * Ends all of a person's sessions.
     *
     * @param kept goes on; null if none does
     */
    void endOthers(UserId user, @Nullable SessionId kept, Instant now);

    /** Those of them that do not go on. */
    Set<SessionId> ended(Set<SessionId> sessions, Instant now);

    /** What became of a token. */
    sealed interface Outcome {
        /** @param session with its new end */
        record Rotated(Session session, User user) implements Outcome {}

        /** Its session is ended, if it was not. */
        record Reused(SessionId session) implements Outcome {}

        record Unknown() implements Outcome {}
    }
}
