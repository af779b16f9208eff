package app.visant.domain.device;

import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;

/**
 * Whether an organisation's devices may come without a token, as those of the older protocol do. Whoever knows the id of a device can then
 * speak in its place, so that it is off unless somebody wants it.
 */
public final class TokenlessDevices {
    private final Organisations organisations;
    private final ConnectedDevices connected;

    public TokenlessDevices(Organisations organisations, ConnectedDevices connected) {
        this.organisations = organisations;
        this.connected = connected;
    }

    public boolean areAllowed(OrganisationId organisation) {
        return organisations
                .find(organisation)
                .map(Organisation::allowTokenlessDevices)
                .orElseThrow(() -> new NotFound("organisation", organisation.toString()));
    }

    /** Where they are no longer allowed, all devices that are connected have to prove themselves again. */
    public void allow(OrganisationId organisation, boolean allowed) {
        organisations.allowTokenlessDevices(organisation, allowed);
        if (!allowed) {
            connected.of(organisation).keySet().forEach(connected::disconnect);
        }
    }
}
