package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.ForPlatform;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.adapter.cloud.rest.ClientAddresses;
import app.visant.domain.platform.ActForOrganisation;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** What the banner of whoever acts for an organisation asks for. */
@Path("/ui/platform/acting")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class ActingPage {
    private final ActForOrganisation act;
    private final ClientAddresses addresses;

    public ActingPage(ActForOrganisation act, ClientAddresses addresses) {
        this.act = act;
        this.addresses = addresses;
    }

    @ForPlatform
    @POST
    @Path("/end")
    public Response end(@Auth Caller caller, @Context HttpServletRequest http) {
        act.end(caller.administrator(), caller.session(), addresses.exactly(http));
        return Response.seeOther(URI.create("/ui/dashboard")).build();
    }
}
