package app.visant.adapter.cloud.postgres;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL can't run. The message says what to do, and ends with what the server itself said. */
public final class EmbeddedPostgresException extends RuntimeException {
    EmbeddedPostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    EmbeddedPostgresException(String message) {
        this(message, null);
    }
}
