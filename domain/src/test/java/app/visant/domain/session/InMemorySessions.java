package app.visant.domain.session;

import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.User;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

public final class InMemorySessions implements Sessions {
    private final Map<SessionId, Session> sessions = new HashMap<>();
    private final Map<Sha256, SessionId> tokens = new HashMap<>();
    private final Set<Sha256> used = new HashSet<>();
    private final Function<UserId, Optional<User>> people;

    /** @param people finds who is there now */
    public InMemorySessions(Function<UserId, Optional<User>> people) {
        this.people = people;
    }

    @Override
    public synchronized void begin(Session session, @Nullable Sha256 token) {
        sessions.put(session.id(), session);
        if (token != null) {
            tokens.put(token, session.id());
        }
    }

    @Override
    public synchronized Optional<User> person(SessionId session, Instant now) {
        return going(session, now).flatMap(found -> people.apply(found.user()));
    }

    @Override
    public synchronized Outcome rotate(Sha256 token, Sha256 next, Instant now, Duration lifetime) {
        SessionId id = tokens.get(token);
        if (id == null) {
            return new Outcome.Unknown();
        }
        if (!used.add(token)) {
            end(id, now);
            return new Outcome.Reused(id);
        }
        Optional<User> user = person(id, now);
        if (user.isEmpty()) {
            return new Outcome.Unknown();
        }
        Session before = Objects.requireNonNull(sessions.get(id));
        Session after = new Session(id, before.user(), before.beganAt(), before.refreshedUntil(now, lifetime));
        begin(after, next);
        return new Outcome.Rotated(after, user.get());
    }

    @Override
    public synchronized void end(SessionId session, Instant now) {
        sessions.remove(session);
    }

    @Override
    public synchronized void endOthers(UserId user, @Nullable SessionId kept, Instant now) {
        sessions.values()
                .removeIf(
                        session -> session.user().equals(user) && !session.id().equals(kept));
    }

    @Override
    public synchronized Set<SessionId> ended(Set<SessionId> asked, Instant now) {
        return asked.stream().filter(id -> person(id, now).isEmpty()).collect(Collectors.toSet());
    }

    private Optional<Session> going(SessionId id, Instant now) {
        return Optional.ofNullable(sessions.get(id))
                .filter(session -> session.endsAt().isAfter(now));
    }
}
