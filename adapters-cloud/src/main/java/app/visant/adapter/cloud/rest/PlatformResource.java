package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.ForPlatform;
import app.visant.contracts.people.v1.PlatformOrganisation;
import app.visant.contracts.people.v1.PlatformUser;
import app.visant.contracts.people.v1.User;
import app.visant.domain.platform.OrganisationSummary;
import app.visant.domain.platform.Overview;
import app.visant.domain.platform.PersonSummary;
import app.visant.domain.platform.PlatformAdministrators;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lies above organisations. */
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
    @Path("/organisations")
    public Response organisations(
            @QueryParam("part") @Nullable String part,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        return Query.page(
                overview.organisations(part(part), Query.slice(limit, offset)), PlatformResource::organisation);
    }

    @ForPlatform
    @GET
    @Path("/users")
    public Response users(
            @QueryParam("part") @Nullable String part,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        return Query.page(overview.people(part(part), Query.slice(limit, offset)), PlatformResource::user);
    }

    private static String part(@Nullable String asked) {
        String text = Query.text("part", asked);
        return text == null ? "" : text;
    }

    private static PlatformOrganisation organisation(OrganisationSummary each) {
        return new PlatformOrganisation(
                each.organisation().id().toString(),
                each.organisation().name(),
                each.organisation().createdAt(),
                PlanResource.word(each.organisation().plan()),
                each.organisation().plan().end().orElse(null),
                each.organisation().deviceSlots(),
                each.activeDevices(),
                each.devices(),
                each.people(),
                each.captures(),
                each.bytes(),
                each.newestCapture());
    }

    private static PlatformUser user(PersonSummary each) {
        return new PlatformUser(
                each.user().id().toString(),
                each.user().email().value(),
                each.user().organisation().toString(),
                each.organisationName(),
                Words.of(each.user().role()),
                each.administrator(),
                each.lastLogIn());
    }

    @ForPlatform
    @GET
    @Path("/administrators")
    public List<User> administrators() {
        return administrators.list().stream().map(answers::wire).toList();
    }
}
