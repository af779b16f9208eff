package app.visant.domain.access;

import app.visant.domain.kernel.ApiKeyId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.User;
import java.time.Instant;
import java.util.Set;

/** Who asks for something, in whose organisation, and what they may do there. As they were when they asked. */
public sealed interface Actor {
    OrganisationId organisation();

    Set<Permission> permissions();

    /** For people, and for what is kept of who did what; without secrets. */
    String name();

    /** Somebody in their own organisation. */
    record Member(User user) implements Actor {
        @Override
        public OrganisationId organisation() {
            return user.organisation();
        }

        @Override
        public Set<Permission> permissions() {
            return Access.of(user.role());
        }

        @Override
        public String name() {
            return user.email().value();
        }
    }

    /**
     * A program with an API key.
     *
     * @param label what people call the key
     */
    record Program(ApiKeyId key, OrganisationId organisation, String label, Set<Permission> permissions)
            implements Actor {
        @Override
        public String name() {
            return "API key " + label;
        }
    }

    /**
     * An administrator of the platform who acts for an organisation that is not their own.
     *
     * @param organisationName what it is called
     */
    record Acting(User administrator, OrganisationId organisation, String organisationName, Instant until)
            implements Actor {
        @Override
        public Set<Permission> permissions() {
            return Access.forPlatform();
        }

        @Override
        public String name() {
            return administrator.email().value();
        }
    }
}
