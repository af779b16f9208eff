package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Needs;
import app.visant.contracts.WireJson;
import app.visant.contracts.device.v1.DeviceConfig;
import app.visant.contracts.device.v1.HeartbeatRequest;
import app.visant.contracts.device.v1.TriggerConfig;
import app.visant.contracts.people.v1.ConnectedAnswer;
import app.visant.contracts.people.v1.ConnectedDevice;
import app.visant.contracts.people.v1.DeviceDetail;
import app.visant.contracts.people.v1.DeviceGroupChoice;
import app.visant.contracts.people.v1.DeviceHealthAnswer;
import app.visant.contracts.people.v1.DeviceUpdateRequest;
import app.visant.domain.access.Permission;
import app.visant.domain.capture.Capture;
import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceReport;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.Devices;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.device.ManageSettings;
import app.visant.domain.group.ManageGroups;
import app.visant.domain.intake.Captures;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.settings.DeviceSettings;
import app.visant.domain.trigger.ReleaseDevice;
import app.visant.domain.trigger.RetireDevice;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The organisation's devices: who they are, how they are, and what people change about them. */
@Path("/v1/devices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DevicesResource {
    private final Devices devices;
    private final ManageDevice manage;
    private final RetireDevice retire;
    private final ReleaseDevice release;
    private final DeviceReports reports;
    private final ConnectedDevices connected;
    private final Captures captures;
    private final TriggerSettings trigger;
    private final ManageSettings settings;
    private final ManageGroups groups;

    DevicesResource(
            Devices devices,
            ManageDevice manage,
            RetireDevice retire,
            ReleaseDevice release,
            DeviceReports reports,
            ConnectedDevices connected,
            Captures captures,
            TriggerSettings trigger,
            ManageSettings settings,
            ManageGroups groups) {
        this.devices = devices;
        this.manage = manage;
        this.retire = retire;
        this.release = release;
        this.reports = reports;
        this.connected = connected;
        this.captures = captures;
        this.trigger = trigger;
        this.settings = settings;
        this.groups = groups;
    }

    @Needs(Permission.DEVICES_READ)
    @GET
    public Response list(
            @Auth Caller caller,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        OrganisationId organisation = caller.organisation();
        Page<Device> page = devices.list(organisation, caller.reach(), Query.slice(limit, offset));
        Known known = known(organisation);
        return Query.page(page, device -> DeviceWire.item(device, around(organisation, device, known)));
    }

    @Needs(Permission.DEVICES_READ)
    @GET
    @Path("/connected")
    public ConnectedAnswer connected(@Auth Caller caller) {
        List<ConnectedDevice> readers = connected.of(caller.organisation()).entrySet().stream()
                .filter(each -> caller.reach().covers(each.getKey()))
                .map(each -> new ConnectedDevice(each.getKey().value(), each.getValue()))
                .sorted(java.util.Comparator.comparing(ConnectedDevice::deviceId))
                .toList();
        return new ConnectedAnswer(
                readers.stream().map(ConnectedDevice::deviceId).toList(), readers, readers.size());
    }

    @Needs(Permission.DEVICES_READ)
    @GET
    @Path("/{device_id}")
    public DeviceDetail get(@Auth Caller caller, @PathParam("device_id") String id) {
        return detail(manage.get(caller.organisation(), new DeviceId(id)));
    }

    @Needs(Permission.DEVICES_WRITE)
    @PUT
    @Path("/{device_id}")
    public DeviceDetail update(
            @Auth Caller caller, @PathParam("device_id") String id, @Nullable DeviceUpdateRequest body) {
        DeviceUpdateRequest request = Bodies.require(body);
        Device device = manage.get(caller.organisation(), new DeviceId(id));
        DeviceConfig config = request.config();
        DeviceSettings.Change wishes = SettingsWire.change(config);
        String name = request.friendlyName() == null ? null : Device.requireName(request.friendlyName());
        TriggerConfig wanted = config == null ? null : config.trigger();
        if (wanted != null) {
            trigger.change(caller.organisation(), device.id(), wanted);
        }
        if (!wishes.isEmpty()) {
            settings.change(caller.organisation(), device.id(), wishes);
        }
        return detail(name == null ? device : manage.rename(caller.organisation(), device.id(), name));
    }

    @Needs(Permission.DEVICES_MANAGE)
    @DELETE
    @Path("/{device_id}")
    public DeviceDetail deactivate(@Auth Caller caller, @PathParam("device_id") String id) {
        Device retired = retire.retire(caller.organisation(), new DeviceId(id));
        if (!retired.isGivenUp()) {
            connected.disconnect(retired.id());
        }
        return detail(retired);
    }

    @Needs(Permission.DEVICES_PROVE)
    @POST
    @Path("/{device_id}/release")
    public DeviceDetail release(@Auth Caller caller, @PathParam("device_id") String id) {
        return detail(release.release(caller.organisation(), new DeviceId(id)));
    }

    @Needs(Permission.DEVICES_MANAGE)
    @POST
    @Path("/{device_id}/suspend")
    public DeviceDetail suspend(@Auth Caller caller, @PathParam("device_id") String id) {
        Device suspended = manage.change(caller.organisation(), new DeviceId(id), DeviceStatus.SUSPENDED);
        connected.disconnect(suspended.id());
        return detail(suspended);
    }

    @Needs(Permission.DEVICES_MANAGE)
    @POST
    @Path("/{device_id}/resume")
    public DeviceDetail resume(@Auth Caller caller, @PathParam("device_id") String id) {
        return detail(manage.change(caller.organisation(), new DeviceId(id), DeviceStatus.ACTIVE));
    }

    @Needs(Permission.DEVICES_MANAGE)
    @PUT
    @Path("/{device_id}/group")
    public void putIntoGroup(@Auth Caller caller, @PathParam("device_id") String id, @Nullable DeviceGroupChoice body) {
        String group = Bodies.require(body).groupId();
        groups.put(caller.organisation(), new DeviceId(id), group == null ? null : DeviceGroupId.parse(group));
    }

    @Needs(Permission.DEVICES_READ)
    @GET
    @Path("/{device_id}/health")
    public DeviceHealthAnswer health(@Auth Caller caller, @PathParam("device_id") String id) {
        Device device = manage.get(caller.organisation(), new DeviceId(id));
        Optional<DeviceReport> report = reports.find(caller.organisation(), device.id());
        return new DeviceHealthAnswer(
                device.id().value(),
                isConnected(device),
                reports.lastSeen(caller.organisation()).get(device.id()),
                report.map(DeviceReport::receivedAt).orElse(null),
                report.map(DevicesResource::heartbeat).orElse(null));
    }

    private DeviceDetail detail(Device device) {
        OrganisationId organisation = device.owner().orElseThrow();
        DeviceWire.Surroundings around = around(organisation, device, known(organisation));
        return DeviceWire.detail(
                device,
                around,
                trigger.of(organisation, device.id()),
                settings.get(organisation, device.id()),
                reports.find(organisation, device.id())
                        .map(DevicesResource::heartbeat)
                        .orElse(null));
    }

    /** What is known of all devices of an organisation at once. */
    private record Known(
            Map<DeviceId, Instant> seen, Map<DeviceId, Capture> newest, Map<DeviceId, DeviceGroupId> groups) {}

    private Known known(OrganisationId organisation) {
        return new Known(
                reports.lastSeen(organisation), captures.newestOfEach(organisation), groups.ofDevices(organisation));
    }

    /** Not if it is somebody else's by now. */
    private boolean isConnected(Device device) {
        return !device.isGivenUp() && connected.isConnected(device.id());
    }

    private DeviceWire.Surroundings around(OrganisationId organisation, Device device, Known known) {
        DeviceId id = device.id();
        return new DeviceWire.Surroundings(
                isConnected(device),
                known.seen().get(id),
                DeviceWire.version(reports.find(organisation, id)),
                known.newest().get(id),
                known.groups().get(id));
    }

    private static HeartbeatRequest heartbeat(DeviceReport report) {
        try {
            return WireJson.mapper().readValue(report.detailsJson(), HeartbeatRequest.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("The report of device " + report.device() + " can't be read", damaged);
        }
    }
}
