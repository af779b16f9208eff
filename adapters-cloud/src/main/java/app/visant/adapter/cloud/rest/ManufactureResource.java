package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Needs;
import app.visant.contracts.people.v1.ManufactureAnswer;
import app.visant.contracts.people.v1.ManufactureRequest;
import app.visant.domain.access.Permission;
import app.visant.domain.device.ManufactureDevices;
import app.visant.domain.kernel.InvalidInput;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes devices that nobody owns yet. */
@Path("/v1/admin/devices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ManufactureResource {
    private final ManufactureDevices manufacture;

    ManufactureResource(ManufactureDevices manufacture) {
        this.manufacture = manufacture;
    }

    @Needs(Permission.DEVICES_MANUFACTURE)
    @POST
    @Path("/manufacture")
    public Response manufacture(@Auth Caller caller, @Nullable ManufactureRequest body) {
        ManufactureRequest request = Bodies.require(body);
        Integer count = request.count();
        if (count == null) {
            throw new InvalidInput("count", "is missing");
        }
        ManufactureDevices.Batch batch =
                manufacture.manufacture(caller.actor(), Optional.ofNullable(request.batchId()), count);
        return Response.status(Response.Status.CREATED)
                .entity(new ManufactureAnswer(
                        batch.id(),
                        batch.devices().size(),
                        batch.devices().stream().map(each -> each.id().value()).toList()))
                .build();
    }
}
