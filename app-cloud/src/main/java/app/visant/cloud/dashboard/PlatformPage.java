package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.ForPlatform;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.adapter.cloud.rest.ClientAddresses;
import app.visant.domain.access.Actor;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.platform.ActForOrganisation;
import app.visant.domain.platform.OrganisationSummary;
import app.visant.domain.platform.Overview;
import app.visant.domain.platform.PersonSummary;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All organisations and people, and the way to act for an organisation. */
@Path("/ui/platform")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class PlatformPage {
    private static final Slice FIRST = new Slice(Slice.MAX_LIMIT, 0);

    private final Overview overview;
    private final ActForOrganisation act;
    private final ClientAddresses addresses;

    public PlatformPage(Overview overview, ActForOrganisation act, ClientAddresses addresses) {
        this.overview = overview;
        this.act = act;
        this.addresses = addresses;
    }

    @ForPlatform
    @GET
    public Content show(@Auth Caller caller, @QueryParam("part") @DefaultValue("") String part) {
        return content(caller, part, "");
    }

    @ForPlatform
    @POST
    @Path("/acting")
    public Response begin(
            @Auth Caller caller,
            @FormParam("organisation_id") @DefaultValue("") String organisation,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("minutes") @DefaultValue("60") int minutes,
            @Context HttpServletRequest http) {
        try {
            act.begin(
                    caller.administrator(),
                    caller.session(),
                    new ActForOrganisation.Request(
                            OrganisationId.parse(organisation), reason, Duration.ofMinutes(minutes)),
                    addresses.exactly(http));
            return Response.seeOther(URI.create("/ui/dashboard")).build();
        } catch (VisantException refused) {
            return Response.status(422)
                    .entity(content(caller, "", refused.getMessage()))
                    .build();
        }
    }

    @ForPlatform
    @POST
    @Path("/acting/end")
    public Response end(@Auth Caller caller, @Context HttpServletRequest http) {
        act.end(caller.administrator(), caller.session(), addresses.exactly(http));
        return Response.seeOther(URI.create("/ui/platform")).build();
    }

    private Content content(Caller caller, String part, String message) {
        String wanted = part.strip().replace("\u0000", "");
        return new Content(
                caller.actor(),
                wanted,
                message,
                overview.organisations(wanted, FIRST).items(),
                overview.people(wanted, FIRST).items());
    }

    /** An organisation as the page shows it. */
    public record Row(
            String id,
            String name,
            String createdAt,
            String plan,
            String planEndsAt,
            long people,
            String devices,
            long captures,
            String size,
            String newest,
            boolean own) {}

    /** What the page shows. */
    public static final class Content extends Page {
        private final Actor actor;
        private final String part;
        private final String message;
        private final List<OrganisationSummary> organisations;
        private final List<PersonSummary> people;

        Content(
                Actor actor,
                String part,
                String message,
                List<OrganisationSummary> organisations,
                List<PersonSummary> people) {
            super("platform.ftlh", actor);
            this.actor = actor;
            this.part = part;
            this.message = message;
            this.organisations = organisations;
            this.people = people;
        }

        public String part() {
            return part;
        }

        public String message() {
            return message;
        }

        public List<Row> organisations() {
            return organisations.stream()
                    .map(each -> new Row(
                            each.organisation().id().toString(),
                            each.organisation().name(),
                            each.organisation().createdAt().toString(),
                            PlanPage.words(each.organisation().plan()),
                            text(each.organisation().plan().end().orElse(null)),
                            each.people(),
                            each.activeDevices() + " of " + each.organisation().deviceSlots(),
                            each.captures(),
                            Amounts.bytes(each.bytes()),
                            text(each.newestCapture()),
                            each.organisation().id().equals(actor.organisation())))
                    .toList();
        }

        /** A person as the page shows them. */
        public record Person(String email, String organisation, String role, boolean administrator, String lastLogIn) {}

        public List<Person> people() {
            return people.stream()
                    .map(each -> new Person(
                            each.user().email().value(),
                            each.organisationName(),
                            each.user().role().name().toLowerCase(java.util.Locale.ROOT),
                            each.administrator(),
                            text(each.lastLogIn())))
                    .toList();
        }

        private static String text(@Nullable Instant at) {
            return at == null ? "" : at.toString();
        }
    }
}
