package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.ForPlatform;
import app.visant.domain.audit.Who;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.platform.FreeDevice;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** What administrators of the platform can do about devices, whoever has them. */
@Path("/v1/platform/devices")
@Produces(MediaType.APPLICATION_JSON)
public final class PlatformDevicesResource {
    private final FreeDevice free;
    private final ClientAddresses addresses;

    PlatformDevicesResource(FreeDevice free, ClientAddresses addresses) {
        this.free = free;
        this.addresses = addresses;
    }

    @ForPlatform
    @POST
    @Path("/{device_id}/release")
    public void release(@Auth Caller caller, @PathParam("device_id") String id, @Context HttpServletRequest http) {
        free.free(Who.ofPlatform(caller.administrator(), addresses.exactly(http)), new DeviceId(id));
    }
}
