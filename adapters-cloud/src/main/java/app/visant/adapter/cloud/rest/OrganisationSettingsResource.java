package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Needs;
import app.visant.contracts.people.v1.OrganisationSettings;
import app.visant.domain.access.Permission;
import app.visant.domain.device.TokenlessDevices;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What an organisation has decided for all of its devices. */
@Path("/v1/organisation/settings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OrganisationSettingsResource {
    private final TokenlessDevices tokenless;

    OrganisationSettingsResource(TokenlessDevices tokenless) {
        this.tokenless = tokenless;
    }

    @Needs(Permission.DEVICES_READ)
    @GET
    public OrganisationSettings get(@Auth Caller caller) {
        return new OrganisationSettings(tokenless.areAllowed(caller.organisation()));
    }

    @Needs(Permission.DEVICES_PROVE)
    @PUT
    public OrganisationSettings change(@Auth Caller caller, @Nullable OrganisationSettings body) {
        Boolean allowed = Bodies.require(body).allowTokenlessDevices();
        if (allowed != null) {
            tokenless.allow(caller.organisation(), allowed);
        }
        return get(caller);
    }
}
