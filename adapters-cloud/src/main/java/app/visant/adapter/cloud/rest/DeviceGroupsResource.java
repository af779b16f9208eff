package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Needs;
import app.visant.contracts.people.v1.DeviceGroupItem;
import app.visant.contracts.people.v1.DeviceGroupRequest;
import app.visant.domain.access.Permission;
import app.visant.domain.group.DeviceGroup;
import app.visant.domain.group.ManageGroups;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.InvalidInput;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups of the organisation's devices. */
@Path("/v1/device-groups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DeviceGroupsResource {
    private final ManageGroups groups;

    DeviceGroupsResource(ManageGroups groups) {
        this.groups = groups;
    }

    @Needs(Permission.DEVICES_READ)
    @GET
    public List<DeviceGroupItem> list(@Auth Caller caller) {
        return groups.list(caller.organisation(), caller.reach()).stream()
                .map(DeviceGroupsResource::item)
                .toList();
    }

    @Needs(Permission.DEVICES_MANAGE)
    @POST
    public Response create(@Auth Caller caller, @Nullable DeviceGroupRequest body) {
        DeviceGroup made = groups.create(caller.organisation(), name(body));
        return Response.status(Response.Status.CREATED)
                .entity(new DeviceGroupItem(made.id().toString(), made.name(), List.of()))
                .build();
    }

    @Needs(Permission.DEVICES_MANAGE)
    @PUT
    @Path("/{group_id}")
    public DeviceGroupItem rename(
            @Auth Caller caller, @PathParam("group_id") String id, @Nullable DeviceGroupRequest body) {
        return item(groups.rename(caller.organisation(), DeviceGroupId.parse(id), name(body)));
    }

    @Needs(Permission.DEVICES_MANAGE)
    @DELETE
    @Path("/{group_id}")
    public void remove(@Auth Caller caller, @PathParam("group_id") String id) {
        groups.remove(caller.organisation(), DeviceGroupId.parse(id));
    }

    private static String name(@Nullable DeviceGroupRequest body) {
        String name = Bodies.require(body).name();
        if (name == null) {
            throw new InvalidInput("name", "is missing");
        }
        return name;
    }

    private static DeviceGroupItem item(ManageGroups.Filled filled) {
        return new DeviceGroupItem(
                filled.group().id().toString(), filled.group().name(), List.copyOf(filled.devices()));
    }
}
