package app.visant.domain.architecture.trespass;

import java.time.Instant;

/** Breaks the rule that time comes in from outside. */
public final class TellsTheTimeItself {
    public Instant now() {
        return Instant.now();
    }
}
