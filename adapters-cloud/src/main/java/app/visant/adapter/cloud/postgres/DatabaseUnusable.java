package app.visant.adapter.cloud.postgres;

/** The database can't be reached, or its tables can't be brought up to date. The message holds no password. */
public final class DatabaseUnusable extends RuntimeException {
    DatabaseUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
