package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Needs;
import app.visant.contracts.people.v1.ActivateAnswer;
import app.visant.contracts.people.v1.ActivateRequest;
import app.visant.contracts.people.v1.ManufactureRequest;
import app.visant.contracts.people.v1.ReplaceDeviceAnswer;
import app.visant.contracts.people.v1.ReplaceDeviceRequest;
import app.visant.contracts.people.v1.RotateTokenRequest;
import app.visant.contracts.people.v1.ValidateAnswer;
import app.visant.contracts.people.v1.ValidateRequest;
import app.visant.domain.access.Access;
import app.visant.domain.access.Permission;
import app.visant.domain.device.ActivateDevice;
import app.visant.domain.device.ActivateDevice.Activated;
import app.visant.domain.device.Claim;
import app.visant.domain.device.ClaimDevice;
import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.DeviceToken;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.plan.CodeName;
import app.visant.domain.plan.RedeemCode;
import app.visant.domain.trigger.ReplaceDevice;
import app.visant.domain.trigger.ReplaceDevice.Replaced;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How a device becomes an organisation's, and gets what it proves itself by. */
@Path("/v1/devices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DeviceActivationResource {
    private final ActivateDevice activate;
    private final RedeemCode redeem;
    private final ReplaceDevice replace;
    private final ManageDevice manage;
    private final ClaimDevice claim;
    private final ClaimGate gate;
    private final ConnectedDevices connected;
    private final ManufactureResource manufacture;
    private final URI cloud;

    /** @param cloud as devices find it */
    DeviceActivationResource(
            ActivateDevice activate,
            RedeemCode redeem,
            ReplaceDevice replace,
            ManageDevice manage,
            ClaimDevice claim,
            ClaimGate gate,
            ConnectedDevices connected,
            ManufactureResource manufacture,
            URI cloud) {
        this.activate = activate;
        this.redeem = redeem;
        this.replace = replace;
        this.manage = manage;
        this.claim = claim;
        this.gate = gate;
        this.connected = connected;
        this.manufacture = manufacture;
        this.cloud = cloud;
    }

    @Needs(Permission.DEVICES_PROVE)
    @POST
    @Path("/activate")
    public ActivateAnswer activate(@Auth Caller caller, @Nullable ActivateRequest body) {
        ActivateRequest request = Bodies.require(body);
        DeviceId device = deviceId(request.deviceId());
        String code = request.activationCode();
        if (code == null || code.isBlank()) {
            return DeviceWire.activated(
                    gate.take(caller, () -> activate.activate(caller.organisation(), device, request.friendlyName())),
                    cloud);
        }
        Access.require(caller.actor(), Permission.PLAN_WRITE);
        CodeName name = new CodeName(code);
        return DeviceWire.activated(
                gate.take(caller, () -> redeem.activate(caller.user(), name, device, request.friendlyName())), cloud);
    }

    @Needs(Permission.DEVICES_PROVE)
    @POST
    @Path("/{device_id}/replace")
    public ReplaceDeviceAnswer replace(
            @Auth Caller caller, @PathParam("device_id") String id, @Nullable ReplaceDeviceRequest body) {
        DeviceId by = Bounds.require(caller, deviceId(Bodies.require(body).deviceId()));
        Replaced replaced = gate.take(caller, () -> replace.replace(caller.organisation(), new DeviceId(id), by));
        connected.disconnect(replaced.retired().id());
        DeviceToken token = replaced.token();
        return new ReplaceDeviceAnswer(
                replaced.device().id().value(),
                replaced.retired().id().value(),
                replaced.device().name(),
                token == null ? null : DeviceWire.activated(new Activated(replaced.device(), token), cloud));
    }

    /** The same as under {@code /v1/admin}, where the first generation's programs look for it. */
    @Needs(Permission.DEVICES_MANUFACTURE)
    @POST
    @Path("/manufacture")
    public Response manufacture(@Auth Caller caller, @Nullable ManufactureRequest body) {
        return manufacture.manufacture(caller, body);
    }

    @Needs(Permission.DEVICES_READ)
    @POST
    @Path("/validate")
    public ValidateAnswer validate(@Auth Caller caller, @Nullable ValidateRequest body) {
        DeviceId id = deviceId(Bodies.require(body).deviceId());
        Claim look = gate.look(caller, () -> claim.look(caller.organisation(), caller.reach(), id));
        return new ValidateAnswer(id.value(), look.isOpen(), status(look, caller, id), look.words());
    }

    /** Of what the caller may know of. */
    private @Nullable String status(Claim look, Caller caller, DeviceId id) {
        return switch (look) {
            case FREE -> Words.of(DeviceStatus.MANUFACTURED);
            case AGAIN -> Words.of(DeviceStatus.DEACTIVATED);
            case OURS -> Words.of(manage.get(caller.organisation(), id).status());
            case TAKEN, UNKNOWN -> null;
        };
    }

    @Needs(Permission.DEVICES_PROVE)
    @POST
    @Path("/{device_id}/rotate-token")
    public ActivateAnswer rotateToken(
            @Auth Caller caller, @PathParam("device_id") String id, @Nullable RotateTokenRequest body) {
        DeviceId device = new DeviceId(id);
        if (body == null || !Boolean.TRUE.equals(body.revokeOld())) {
            return DeviceWire.activated(manage.rotateToken(caller.organisation(), device), cloud);
        }
        Activated replaced = manage.replaceToken(caller.organisation(), device);
        connected.disconnect(device);
        return DeviceWire.activated(replaced, cloud);
    }

    private static DeviceId deviceId(@Nullable String text) {
        if (text == null) {
            throw new InvalidInput("device_id", "is missing");
        }
        return new DeviceId(text);
    }
}
