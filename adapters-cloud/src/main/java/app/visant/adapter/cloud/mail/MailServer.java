package app.visant.adapter.cloud.mail;

import app.visant.domain.tenant.EmailAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * A mail server that takes our letters.
 *
 * @param logIn how we prove ourselves to it; empty if it asks for nothing
 * @param from whom the letters are from
 */
public record MailServer(String host, int port, Security security, Optional<LogIn> logIn, EmailAddress from) {
    /** For a connection to come about, and for each answer. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** How letters are kept from the eyes of those on the way. */
    public enum Security {
        /** The connection is encrypted from its beginning, or there is none. */
        TLS,
        /** The connection is encrypted before anything is said on it, or nothing is. */
        STARTTLS,
        /** Not at all: for a server on this machine. */
        NONE
    }

    /** A name and a password. */
    public record LogIn(String user, String password) {
        @Override
        public String toString() {
            return "LogIn[" + user + "]";
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
