package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.Public;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Leads a browser that was only given the host to the dashboard. */
@Path("/ui")
@Produces(MediaType.TEXT_HTML)
public final class HomePage {
    @Public
    @GET
    public Response home() {
        return Response.seeOther(URI.create("/ui/dashboard")).build();
    }
}
