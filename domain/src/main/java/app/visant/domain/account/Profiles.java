package app.visant.domain.account;

import app.visant.domain.kernel.UserId;
import java.util.Optional;

/** Port: what accounts say of their people. Safe for use by many threads; changes are durable on return. */
public interface Profiles {
    /** Empty if there is no such person. */
    Optional<Profile> find(UserId person);

    /** @return whether there is such a person */
    boolean rename(UserId person, String name);
}
