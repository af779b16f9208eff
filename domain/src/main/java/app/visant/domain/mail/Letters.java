package app.visant.domain.mail;

import java.time.Instant;
import java.util.List;

/** Port: the letters that nobody has carried yet. Safe for use by many threads and programs; changes are durable on return. */
public interface Letters {
    void add(LetterId id, Letter letter, Instant now);

    /**
     * Takes letters that are due, those first that are due for longest. Nobody else gets them until then, unless they are
     * postponed to an earlier time.
     *
     * @param until later than now: when they are due again if whoever took them is never heard of again
     */
    List<WaitingLetter> take(int limit, Instant now, Instant until);

    /** It is due again then, not before. */
    void postpone(LetterId id, Instant until);

    /** It is carried, or given up. */
    void forget(LetterId id);

    /** How many there are, due or not. */
    int count();
}
