package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.ForPlatform;
import app.visant.contracts.people.v1.AllotmentRequest;
import app.visant.contracts.people.v1.PlatformOrganisationAnswer;
import app.visant.contracts.people.v1.QuotaRequest;
import app.visant.domain.audit.Who;
import app.visant.domain.intake.Allowance;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.platform.AllotToOrganisation;
import app.visant.domain.platform.Overview;
import app.visant.domain.platform.ShowOrganisation;
import app.visant.domain.tenant.Plan;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All organisations: what they use, and what administrators of the platform let them have. */
@Path("/v1/platform/organisations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PlatformOrganisationsResource {
    private final Overview overview;
    private final ShowOrganisation show;
    private final AllotToOrganisation allot;
    private final ClientAddresses addresses;

    PlatformOrganisationsResource(
            Overview overview, ShowOrganisation show, AllotToOrganisation allot, ClientAddresses addresses) {
        this.overview = overview;
        this.show = show;
        this.allot = allot;
        this.addresses = addresses;
    }

    @ForPlatform
    @GET
    public Response list(
            @QueryParam("part") @Nullable String part,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        return Query.page(
                overview.organisations(PlatformWire.part(part), Query.slice(limit, offset)),
                PlatformWire::organisation);
    }

    @ForPlatform
    @GET
    @Path("/{organisation_id}")
    public PlatformOrganisationAnswer get(@PathParam("organisation_id") String id) {
        return PlatformWire.answer(show.of(id(id)));
    }

    @ForPlatform
    @PUT
    @Path("/{organisation_id}/plan")
    public PlatformOrganisationAnswer allot(
            @Auth Caller caller,
            @PathParam("organisation_id") String id,
            @Nullable AllotmentRequest body,
            @Context HttpServletRequest http) {
        AllotmentRequest request = Bodies.require(body);
        Plan plan = plan(request.plan(), request.endsAt());
        allot.allot(by(caller, http), id(id), new AllotToOrganisation.Share(plan, request.deviceSlots()));
        return get(id);
    }

    @ForPlatform
    @PUT
    @Path("/{organisation_id}/quota")
    public PlatformOrganisationAnswer bound(
            @Auth Caller caller,
            @PathParam("organisation_id") String id,
            @Nullable QuotaRequest body,
            @Context HttpServletRequest http) {
        allot.bound(by(caller, http), id(id), allowance(Bodies.require(body)));
        return get(id);
    }

    @ForPlatform
    @DELETE
    @Path("/{organisation_id}/quota")
    public PlatformOrganisationAnswer boundAsUsual(
            @Auth Caller caller, @PathParam("organisation_id") String id, @Context HttpServletRequest http) {
        allot.boundAsUsual(by(caller, http), id(id));
        return get(id);
    }

    private static OrganisationId id(String text) {
        return OrganisationId.parse(text);
    }

    private Who by(Caller caller, HttpServletRequest http) {
        return Who.ofPlatform(caller.administrator(), addresses.exactly(http));
    }

    private static @Nullable Plan plan(@Nullable String word, @Nullable Instant end) {
        if (word == null) {
            if (end != null) {
                throw new InvalidInput("plan", "must be there with ends_at: trial or months");
            }
            return null;
        }
        return switch (word) {
            case "trial" -> new Plan.Trial(required(end));
            case "months" -> new Plan.Months(required(end));
            case "endless" -> {
                if (end != null) {
                    throw new InvalidInput("ends_at", "must be absent of a plan that never ends");
                }
                yield new Plan.Endless();
            }
            default -> throw new InvalidInput("plan", "must be trial, months or endless");
        };
    }

    private static Instant required(@Nullable Instant end) {
        if (end == null) {
            throw new InvalidInput("ends_at", "is missing: only an endless plan has none");
        }
        return end;
    }

    private static Allowance allowance(QuotaRequest request) {
        Long captures = request.maxCaptures();
        Long bytes = request.maxBytes();
        boolean bounded = captures != null || bytes != null;
        if (bounded == Boolean.TRUE.equals(request.unlimited())) {
            throw new InvalidInput(
                    "unlimited",
                    bounded
                            ? "must not be true where there is a bound"
                            : "must be true where there is neither max_captures nor max_bytes");
        }
        return new Allowance(most("max_captures", captures), most("max_bytes", bytes));
    }

    private static long most(String field, @Nullable Long bound) {
        if (bound != null && bound < 0) {
            throw new InvalidInput(field, "must be at least 0");
        }
        return bound == null ? Long.MAX_VALUE : bound;
    }
}
