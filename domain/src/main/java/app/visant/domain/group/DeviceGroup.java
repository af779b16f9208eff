package app.visant.domain.group;

import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.OrganisationId;

/**
 * Devices of an organisation that belong together: a site, a building, a customer. A device is in one of them at most.
 *
 * @param name 1 to 64 characters; no other group of the organisation has it
 */
public record DeviceGroup(DeviceGroupId id, OrganisationId organisation, String name) {
    private static final int MAX_NAME = 64;

    /** @throws InvalidInput if the name is blank, too long or not printable */
    public DeviceGroup {
        if (name.isBlank() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("name", "must have 1 to " + MAX_NAME + " printable characters");
        }
    }
}
