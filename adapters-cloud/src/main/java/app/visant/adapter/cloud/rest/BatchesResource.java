package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Needs;
import app.visant.contracts.people.v1.BatchDetail;
import app.visant.contracts.people.v1.BatchDevice;
import app.visant.contracts.people.v1.BatchItem;
import app.visant.domain.access.Permission;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceBatch;
import app.visant.domain.device.DeviceBatches;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.kernel.NotFound;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What an organisation has had made; of devices that others own by now, only that they are taken. */
@Path("/v1/admin/batches")
@Produces(MediaType.APPLICATION_JSON)
public final class BatchesResource {
    private final DeviceBatches batches;
    private final ClaimLinks links;

    BatchesResource(DeviceBatches batches, ClaimLinks links) {
        this.batches = batches;
        this.links = links;
    }

    @Needs(Permission.DEVICES_MANUFACTURE)
    @GET
    public Response list(
            @Auth Caller caller,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        return Query.page(batches.list(caller.organisation(), Query.slice(limit, offset)), BatchesResource::item);
    }

    @Needs(Permission.DEVICES_MANUFACTURE)
    @GET
    @Path("/{batch_id}")
    public BatchDetail get(@Auth Caller caller, @PathParam("batch_id") String id) {
        DeviceBatch batch = batches.find(caller.organisation(), id).orElseThrow(() -> new NotFound("batch", id));
        return new BatchDetail(
                batch.id(),
                batch.madeAt(),
                batch.devices(),
                batch.taken(),
                batches.devices(caller.organisation(), id).stream()
                        .map(this::device)
                        .toList());
    }

    /** Of those that nobody ever had; the batch stays as long as there are others. */
    @Needs(Permission.DEVICES_MANUFACTURE)
    @DELETE
    @Path("/{batch_id}")
    public void remove(@Auth Caller caller, @PathParam("batch_id") String id) {
        batches.removeUnused(caller.organisation(), id).orElseThrow(() -> new NotFound("batch", id));
    }

    private BatchDevice device(Device device) {
        return new BatchDevice(
                device.id().value(), device.status() != DeviceStatus.MANUFACTURED, links.of(device.id()));
    }

    private static BatchItem item(DeviceBatch batch) {
        return new BatchItem(batch.id(), batch.madeAt(), batch.devices(), batch.taken());
    }
}
