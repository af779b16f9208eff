package app.visant.domain.tenant;

import java.util.Optional;

/** Port: whose an address and a password are. Safe for use by many threads; may block for some seconds. */
public interface Passwords {
    /**
     * Takes as long for an unknown address as for a wrong password.
     *
     * @return empty if the address is unknown or the password wrong
     */
    Optional<User> whose(EmailAddress email, String password);
}
