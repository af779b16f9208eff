package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.ForPlatform;
import app.visant.contracts.people.v1.User;
import app.visant.domain.platform.Overview;
import app.visant.domain.platform.PlatformAdministrators;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people of all organisations, what these had made, and who stands above them. */
@Path("/v1/platform")
@Produces(MediaType.APPLICATION_JSON)
public final class PlatformResource {
    private final PlatformAdministrators administrators;
    private final Overview overview;
    private final TokenAnswers answers;

    PlatformResource(PlatformAdministrators administrators, Overview overview, TokenAnswers answers) {
        this.administrators = administrators;
        this.overview = overview;
        this.answers = answers;
    }

    @ForPlatform
    @GET
    @Path("/users")
    public Response users(
            @QueryParam("part") @Nullable String part,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        return Query.page(overview.people(PlatformWire.part(part), Query.slice(limit, offset)), PlatformWire::user);
    }

    @ForPlatform
    @GET
    @Path("/batches")
    public Response batches(
            @QueryParam("part") @Nullable String part,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        return Query.page(overview.batches(PlatformWire.part(part), Query.slice(limit, offset)), PlatformWire::batch);
    }

    @ForPlatform
    @GET
    @Path("/administrators")
    public List<User> administrators() {
        return administrators.list().stream().map(answers::wire).toList();
    }
}
