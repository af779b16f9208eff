package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.ForPlatform;
import app.visant.contracts.people.v1.ActingAnswer;
import app.visant.contracts.people.v1.ActingRequest;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.platform.ActForOrganisation;
import app.visant.domain.platform.Mandate;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Administrators of the platform act for an organisation: for a while, with a reason, and in its record. */
@Path("/v1/platform/acting")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ActingResource {
    private static final int USUAL_MINUTES = 60;

    private final ActForOrganisation act;
    private final ClientAddresses addresses;

    ActingResource(ActForOrganisation act, ClientAddresses addresses) {
        this.act = act;
        this.addresses = addresses;
    }

    @ForPlatform
    @POST
    public Response begin(@Auth Caller caller, @Nullable ActingRequest body, @Context HttpServletRequest http) {
        ActingRequest request = Bodies.require(body);
        String organisation = request.organisationId();
        String reason = request.reason();
        Integer minutes = request.minutes();
        if (organisation == null) {
            throw new InvalidInput("organisation_id", "is missing");
        }
        if (reason == null) {
            throw new InvalidInput("reason", "is missing");
        }
        Mandate mandate = act.begin(
                caller.administrator(),
                caller.session(),
                new ActForOrganisation.Request(
                        OrganisationId.parse(organisation),
                        reason,
                        Duration.ofMinutes(minutes == null ? USUAL_MINUTES : minutes)),
                addresses.exactly(http));
        return Response.status(Response.Status.CREATED)
                .entity(new ActingAnswer(
                        mandate.organisation().toString(),
                        mandate.organisationName(),
                        mandate.reason(),
                        mandate.until()))
                .build();
    }

    @ForPlatform
    @DELETE
    public void end(@Auth Caller caller, @Context HttpServletRequest http) {
        act.end(caller.administrator(), caller.session(), addresses.exactly(http));
    }
}
