package app.visant.domain.kernel;

import java.util.UUID;

/** A tenant's name. Every row of tenant data carries it. */
public record OrganisationId(UUID value) {
    /** @throws InvalidInput if the text is not a UUID in its canonical form */
    public static OrganisationId parse(String text) {
        return new OrganisationId(Uuids.parse("org_id", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
