package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.Needs;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.adapter.cloud.rest.ClaimGate;
import app.visant.adapter.cloud.rest.ClaimLinks;
import app.visant.domain.access.Actor;
import app.visant.domain.access.Permission;
import app.visant.domain.device.Claim;
import app.visant.domain.device.ClaimDevice;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.limit.TooManyRequests;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Where the code printed on a device leads: made for a phone, beside the device. The activation itself goes by the public API. */
@Path(ClaimLinks.PATH)
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class ActivatePage {
    private final ClaimDevice claim;
    private final ClaimGate gate;

    public ActivatePage(ClaimDevice claim, ClaimGate gate) {
        this.claim = claim;
        this.gate = gate;
    }

    @Needs(Permission.DEVICES_PROVE)
    @GET
    public Response show(@Auth Caller caller, @QueryParam("device") @DefaultValue("") String device) {
        try {
            return Response.ok(new Content(caller.actor(), device, look(caller, device.strip()), ""))
                    .build();
        } catch (TooManyRequests refused) {
            return Refusal.of(refused, new Content(caller.actor(), device, Optional.empty(), refused.getMessage()));
        }
    }

    private Optional<Claim> look(Caller caller, String device) {
        if (device.isEmpty()) {
            return Optional.empty();
        }
        try {
            DeviceId id = new DeviceId(device);
            return Optional.of(gate.look(caller, () -> claim.look(caller.organisation(), caller.reach(), id)));
        } catch (InvalidInput noId) {
            return Optional.of(Claim.UNKNOWN);
        }
    }

    /** What the page shows. */
    public static final class Content extends Page {
        private final String device;
        private final Optional<Claim> claim;
        private final String refusal;

        Content(Actor actor, String device, Optional<Claim> claim, String refusal) {
            super("activate.ftlh", actor);
            this.device = device;
            this.claim = claim;
            this.refusal = refusal;
        }

        public String device() {
            return device;
        }

        /** Whether there is anything to be done here. */
        public boolean open() {
            return refusal.isEmpty() && claim.map(Claim::isOpen).orElse(true);
        }

        /** Whether it is on the dashboard already. */
        public boolean ours() {
            return claim.filter(Claim.OURS::equals).isPresent();
        }

        /** Nothing as long as no device is named. */
        public String words() {
            return claim.map(Claim::words).orElse(refusal);
        }
    }
}
