package app.visant.domain.platform;

import app.visant.domain.session.SessionId;
import java.time.Instant;
import java.util.Optional;

/**
 * Port: who acts for which organisation. What ends with its session, and when its administrator is one no more, is gone here too.
 * Safe for use by many threads; changes are durable on return.
 */
public interface Mandates {
    /** In the place of an earlier one of the same session. Nothing is done if there is no such session or administrator. */
    void put(Mandate mandate);

    Optional<Mandate> find(SessionId session, Instant now);

    /** @return what was ended, if its time had not come yet */
    Optional<Mandate> end(SessionId session, Instant now);
}
