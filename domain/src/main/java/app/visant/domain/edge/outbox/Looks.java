package app.visant.domain.edge.outbox;

import java.util.Optional;

/** Port: how waiting pictures look, as far as that is known. Safe for use by many threads; quick, and never the reason that something fails. */
@FunctionalInterface
public interface Looks {
    /** Nothing is known of any. */
    Looks NONE = picture -> Optional.empty();

    Optional<Look> of(Holding picture);
}
