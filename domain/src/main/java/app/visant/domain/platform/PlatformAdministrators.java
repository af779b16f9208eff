package app.visant.domain.platform;

import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.User;
import java.time.Instant;
import java.util.List;

/**
 * Port: who stands above organisations. They are people of an organisation too; whoever is removed there is gone here.
 * Safe for use by many threads; changes are durable on return.
 */
public interface PlatformAdministrators {
    boolean contains(UserId person);

    /** @return whether they were added; false if there is no such person, or they are here already */
    boolean add(UserId person, Instant now);

    /** @return whether they were here */
    boolean remove(UserId person);

    /** By address. */
    List<User> list();
}
