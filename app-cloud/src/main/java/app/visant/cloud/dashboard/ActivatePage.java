package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.Needs;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.adapter.cloud.rest.ClaimLinks;
import app.visant.domain.access.Actor;
import app.visant.domain.access.Permission;
import app.visant.domain.device.Claim;
import app.visant.domain.device.ClaimDevice;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Where the code printed on a device leads: made for a phone, beside the device. The activation itself goes by the public API. */
@Path(ClaimLinks.PATH)
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class ActivatePage {
    private final ClaimDevice claim;

    public ActivatePage(ClaimDevice claim) {
        this.claim = claim;
    }

    @Needs(Permission.DEVICES_PROVE)
    @GET
    public Content show(@Auth Caller caller, @QueryParam("device") @DefaultValue("") String device) {
        return new Content(caller.actor(), device, look(caller, device.strip()));
    }

    private Optional<Claim> look(Caller caller, String device) {
        try {
            return device.isEmpty()
                    ? Optional.empty()
                    : Optional.of(claim.look(caller.organisation(), caller.reach(), new DeviceId(device)));
        } catch (InvalidInput noId) {
            return Optional.of(Claim.UNKNOWN);
        }
    }

    /** What the page shows. */
    public static final class Content extends Page {
        private final String device;
        private final Optional<Claim> claim;

        Content(Actor actor, String device, Optional<Claim> claim) {
            super("activate.ftlh", actor);
            this.device = device;
            this.claim = claim;
        }

        public String device() {
            return device;
        }

        /** Whether there is anything to be done here. */
        public boolean open() {
            return claim.map(Claim::isOpen).orElse(true);
        }

        /** Whether it is on the dashboard already. */
        public boolean ours() {
            return claim.filter(Claim.OURS::equals).isPresent();
        }

        /** Nothing as long as no device is named. */
        public String words() {
            return claim.map(Claim::words).orElse("");
        }
    }
}
