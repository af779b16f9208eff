package app.visant.domain.tenant;

import app.visant.domain.kernel.UserId;
import java.util.Optional;

/** Port: people and their accounts. Safe for use by many threads; changes are durable on return. */
public interface Users {
    /**
     * Adds somebody whose address counts as verified.
     *
     * @return whether it was added; false if the address or the id is taken, and then nothing is changed
     */
    boolean add(Account account);

    Optional<Account> findByEmail(EmailAddress email);

    Optional<User> find(UserId id);

    /** @return whether there is such a person */
    boolean changePassword(UserId id, String passwordHash);

    /** Whether there is nobody yet, in any organisation. */
    boolean isEmpty();
}
