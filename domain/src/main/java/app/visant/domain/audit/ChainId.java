package app.visant.domain.audit;

import app.visant.domain.kernel.OrganisationId;
import java.util.UUID;

/** Names a chain of entries: an organisation's, or that of the installation. */
public record ChainId(UUID value) {
    /** What is nobody's in particular: log-ins that fail, and what administrators of the platform do above organisations. */
    public static final ChainId INSTALLATION = new ChainId(new UUID(0, 0));

    public static ChainId of(OrganisationId organisation) {
        return new ChainId(organisation.value());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
