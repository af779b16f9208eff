package app.visant.domain.platform;

import app.visant.domain.tenant.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person in their organisation.
 *
 * @param organisationName what it is called
 * @param administrator whether they stand above organisations too
 * @param lastLogIn when their newest session began that is still known; null if none is
 */
public record PersonSummary(
        User user,
        String organisationName,
        boolean administrator,
        @Nullable Instant lastLogIn) {}
