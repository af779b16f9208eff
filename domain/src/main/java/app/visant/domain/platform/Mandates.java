package app.visant.domain.platform;

import app.visant.domain.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Port: who acts for which organisation. One holds no longer than its session, and not when its administrator is one no more; it is kept
 * until somebody was told of its end. Safe for use by many threads; changes are durable on return.
 */
public interface Mandates {
    /** In the place of an earlier one of the same session. Nothing is done if there is no such session or administrator. */
    void put(Mandate mandate);

    /** The one that holds now. */
    Optional<Mandate> find(SessionId session, Instant now);

    /** @return what was ended, or had ended by itself and nobody was told */
    Optional<Mandate> end(SessionId session);

    /** Those that have ended by themselves and of which nobody was told, the oldest first. */
    List<Mandate> ended(Instant now);

    /**
     * Hands the one of a session, if it has ended by itself, to whoever tells its end, and forgets it when that returns. If it throws,
     * the mandate is kept for the next time. Of several who settle at once one gets it, and the others don't wait.
     *
     * @return whether there was one
     */
    boolean settle(SessionId session, Instant now, Consumer<Over> tell);

    /** One that ended by itself, and by what. */
    record Over(Mandate mandate, Cause cause) {}

    /** What ends a mandate, if nobody does. */
    enum Cause {
        TIME,
        /** Log-out, a new password, or the session's own time. */
        SESSION,
        /** Its administrator is one no more, or gone. */
        ADMINISTRATOR
    }
}
