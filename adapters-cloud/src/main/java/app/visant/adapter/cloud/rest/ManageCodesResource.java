package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.ForPlatform;
import app.visant.contracts.people.v1.CodeAnalytics;
import app.visant.contracts.people.v1.CodeItem;
import app.visant.contracts.people.v1.CodeRequest;
import app.visant.domain.plan.CodeName;
import app.visant.domain.plan.ManageCodes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Activation codes, for those who make them. */
@Path("/v1/admin/codes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ManageCodesResource {
    private static final Duration USUAL_ANALYSIS = Duration.ofDays(30);

    private final ManageCodes codes;

    ManageCodesResource(ManageCodes codes) {
        this.codes = codes;
    }

    @ForPlatform
    @POST
    public Response make(@Nullable CodeRequest body) {
        CodeRequest request = Bodies.require(body);
        Optional<CodeName> name = Optional.ofNullable(request.code()).map(CodeName::new);
        return Response.status(Response.Status.CREATED)
                .entity(CodesWire.item(codes.make(name, CodesWire.terms(request))))
                .build();
    }

    @ForPlatform
    @GET
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("offset") @Nullable String offset) {
        return Query.page(codes.list(Query.slice(limit, offset)), CodesWire::item);
    }

    /** Of the last 30 days if nothing else is asked for. */
    @ForPlatform
    @GET
    @Path("/analytics")
    public CodeAnalytics analytics(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        Instant end = Objects.requireNonNullElse(Query.instant("to", to), codes.now());
        Instant start = Objects.requireNonNullElse(Query.instant("from", from), end.minus(USUAL_ANALYSIS));
        return CodesWire.analytics(start, end, codes.tallies(start, end));
    }

    @ForPlatform
    @GET
    @Path("/{code}")
    public CodeItem get(@PathParam("code") String code) {
        return CodesWire.item(codes.get(new CodeName(code)));
    }

    /** What is absent becomes what it would be of a new code. */
    @ForPlatform
    @PUT
    @Path("/{code}")
    public CodeItem change(@PathParam("code") String code, @Nullable CodeRequest body) {
        return CodesWire.item(codes.change(new CodeName(code), CodesWire.terms(Bodies.require(body))));
    }

    @ForPlatform
    @DELETE
    @Path("/{code}")
    public CodeItem switchOff(@PathParam("code") String code) {
        return CodesWire.item(codes.switchOff(new CodeName(code)));
    }

    @ForPlatform
    @GET
    @Path("/{code}/redemptions")
    public Response redemptions(
            @PathParam("code") String code,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        return Query.page(codes.redemptions(new CodeName(code), Query.slice(limit, offset)), CodesWire::item);
    }
}
