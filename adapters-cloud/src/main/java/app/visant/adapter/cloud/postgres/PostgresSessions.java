package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.UserId;
import app.visant.domain.session.Session;
import app.visant.domain.session.SessionId;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

final class PostgresSessions implements Sessions {
    private final Jdbi jdbi;

    PostgresSessions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void begin(Session session, @Nullable Sha256 token) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("DELETE FROM session WHERE user_id = :user AND ends_at <= :now")
                    .bind("user", session.user().value())
                    .bind("now", session.beganAt())
                    .execute();
            handle.createUpdate("""
                            INSERT INTO session (session_id, user_id, began_at, ends_at)
                            VALUES (:session, :user, :beganAt, :endsAt)
                            """)
                    .bind("session", session.id().value())
                    .bind("user", session.user().value())
                    .bind("beganAt", session.beganAt())
                    .bind("endsAt", session.endsAt())
                    .execute();
            if (token != null) {
                add(handle, token, session.id());
            }
        });
    }

    @Override
    public Optional<User> person(SessionId session, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT account.* FROM session JOIN account USING (user_id)
                        WHERE session_id = :session AND ended_at IS NULL AND ends_at > :now
                        """)
                .bind("session", session.value())
                .bind("now", now)
                .map(PostgresUsers::user)
                .findOne());
    }

    @Override
    public Outcome rotate(Sha256 token, Sha256 next, Instant now, Duration lifetime) {
        return jdbi.inTransaction(handle -> {
            Optional<SessionId> first = handle.createQuery("""
                            UPDATE refresh_token SET used_at = :now WHERE token_hash = :token AND used_at IS NULL
                            RETURNING session_id
                            """)
                    .bind("now", now)
                    .bind("token", token.hex())
                    .map((row, context) -> session(row))
                    .findOne();
            return first.isPresent() ? refresh(handle, first.get(), next, now, lifetime) : again(handle, token, now);
        });
    }

    private static Outcome refresh(Handle handle, SessionId id, Sha256 next, Instant now, Duration lifetime) {
        Optional<Outcome.Rotated> going = handle.createQuery("""
                        SELECT * FROM session JOIN account USING (user_id)
                        WHERE session_id = :session AND ended_at IS NULL AND ends_at > :now
                        FOR UPDATE OF session
                        """)
                .bind("session", id.value())
                .bind("now", now)
                .map((row, context) -> {
                    Session before = new Session(
                            id,
                            new UserId(row.getObject("user_id", UUID.class)),
                            Columns.time(row, "began_at"),
                            Columns.time(row, "ends_at"));
                    Instant until = before.refreshedUntil(now, lifetime);
                    return new Outcome.Rotated(
                            new Session(id, before.user(), before.beganAt(), until), PostgresUsers.user(row, context));
                })
                .findOne();
        going.ifPresent(rotated -> {
            handle.createUpdate("UPDATE session SET ends_at = :endsAt WHERE session_id = :session")
                    .bind("endsAt", rotated.session().endsAt())
                    .bind("session", id.value())
                    .execute();
            add(handle, next, id);
        });
        return going.<Outcome>map(rotated -> rotated).orElseGet(Outcome.Unknown::new);
    }

    /** A token that can't be used for the first time: either there is none, or somebody has a copy. */
    private static Outcome again(Handle handle, Sha256 token, Instant now) {
        Optional<SessionId> session = handle.createQuery(
                        "SELECT session_id FROM refresh_token WHERE token_hash = :token")
                .bind("token", token.hex())
                .map((row, context) -> session(row))
                .findOne();
        session.ifPresent(id -> end(handle, id, now));
        return session.<Outcome>map(Outcome.Reused::new).orElseGet(Outcome.Unknown::new);
    }

    @Override
    public void end(SessionId session, Instant now) {
        jdbi.useHandle(handle -> end(handle, session, now));
    }

    @Override
    public void endOthers(UserId user, @Nullable SessionId kept, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE session SET ended_at = :now
                        WHERE user_id = :user AND ended_at IS NULL AND session_id IS DISTINCT FROM CAST(:kept AS uuid)
                        """)
                .bind("now", now)
                .bind("user", user.value())
                .bind("kept", kept == null ? null : kept.value())
                .execute());
    }

    @Override
    public Set<SessionId> ended(Set<SessionId> sessions, Instant now) {
        Set<SessionId> ended = new HashSet<>(sessions);
        if (!sessions.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery("""
                            SELECT session_id FROM session
                            WHERE session_id = ANY(:sessions) AND ended_at IS NULL AND ends_at > :now
                            """)
                    .bindArray(
                            "sessions",
                            UUID.class,
                            sessions.stream().map(SessionId::value).toList())
                    .bind("now", now)
                    .map((row, context) -> session(row))
                    .forEach(ended::remove));
        }
        return ended;
    }

    private static void end(Handle handle, SessionId session, Instant now) {
        handle.createUpdate("UPDATE session SET ended_at = :now WHERE session_id = :session AND ended_at IS NULL")
                .bind("now", now)
                .bind("session", session.value())
                .execute();
    }

    private static void add(Handle handle, Sha256 token, SessionId session) {
        handle.createUpdate("INSERT INTO refresh_token (token_hash, session_id) VALUES (:token, :session)")
                .bind("token", token.hex())
                .bind("session", session.value())
                .execute();
    }

    private static SessionId session(ResultSet row) throws SQLException {
        return new SessionId(row.getObject("session_id", UUID.class));
    }
}
