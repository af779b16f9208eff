package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.ForPlatform;
import app.visant.contracts.people.v1.User;
import app.visant.domain.platform.PlatformAdministrators;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What lies above organisations. */
@Path("/v1/platform")
@Produces(MediaType.APPLICATION_JSON)
public final class PlatformResource {
    private final PlatformAdministrators administrators;
    private final TokenAnswers answers;

    PlatformResource(PlatformAdministrators administrators, TokenAnswers answers) {
        this.administrators = administrators;
        this.answers = answers;
    }

    @ForPlatform
    @GET
    @Path("/administrators")
    public List<User> administrators() {
        return administrators.list().stream().map(answers::wire).toList();
    }
}
