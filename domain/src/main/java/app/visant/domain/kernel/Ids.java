package app.visant.domain.kernel;

import java.util.UUID;

/** Port: new ids and secrets, from a source that can't be guessed. Safe for use by many threads. */
public interface Ids {
    /** A new UUID; ids made later sort later (version 7). */
    UUID newUuid();

    /** Random bytes of cryptographic strength. */
    byte[] randomBytes(int length);
}
