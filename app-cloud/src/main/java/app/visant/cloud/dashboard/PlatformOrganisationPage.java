package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.ForPlatform;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.adapter.cloud.rest.ClientAddresses;
import app.visant.domain.intake.Allowance;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.platform.ActForOrganisation;
import app.visant.domain.platform.OrganisationSummary;
import app.visant.domain.platform.ShowOrganisation;
import app.visant.domain.tenant.Plan;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;

/** One organisation as administrators of the platform see it: what it uses and may, and the way to act for it. */
@Path("/ui/platform")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class PlatformOrganisationPage {
    private static final URI ALL = URI.create("/ui/platform");
    private static final int INVALID = 422;

    private final ShowOrganisation show;
    private final ActForOrganisation act;
    private final ClientAddresses addresses;
    private final InstantSource clock;

    public PlatformOrganisationPage(
            ShowOrganisation show, ActForOrganisation act, ClientAddresses addresses, InstantSource clock) {
        this.show = show;
        this.act = act;
        this.addresses = addresses;
        this.clock = clock;
    }

    @ForPlatform
    @GET
    @Path("/organisations/{organisation_id}")
    public Response show(@Auth Caller caller, @PathParam("organisation_id") String id) {
        try {
            return Response.ok(content(caller, OrganisationId.parse(id), "")).build();
        } catch (NotFound | InvalidInput unknown) {
            return Response.seeOther(ALL).build();
        }
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
        OrganisationId id = OrganisationId.parse(organisation);
        try {
            act.begin(
                    caller.administrator(),
                    caller.session(),
                    new ActForOrganisation.Request(id, reason, Duration.ofMinutes(minutes)),
                    addresses.exactly(http));
            return Response.seeOther(URI.create("/ui/dashboard")).build();
        } catch (InvalidInput refused) {
            return Response.status(INVALID)
                    .entity(content(caller, id, refused.getMessage()))
                    .build();
        }
    }

    @ForPlatform
    @POST
    @Path("/acting/end")
    public Response end(@Auth Caller caller, @Context HttpServletRequest http) {
        act.end(caller.administrator(), caller.session(), addresses.exactly(http));
        return Response.seeOther(ALL).build();
    }

    private Content content(Caller caller, OrganisationId id, String message) {
        return new Content(caller, show.of(id), show.usual(), clock.instant(), message);
    }

    /** What the page shows. */
    public static final class Content extends Page {
        private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1_000_000_000);

        private final ShowOrganisation.Shown shown;
        private final Allowance usual;
        private final Instant now;
        private final boolean own;
        private final String message;

        Content(Caller caller, ShowOrganisation.Shown shown, Allowance usual, Instant now, String message) {
            super("platform-organisation.ftlh", caller.actor());
            this.shown = shown;
            this.usual = usual;
            this.now = now;
            this.own = caller.administrator()
                    .organisation()
                    .equals(shown.summary().organisation().id());
            this.message = message;
        }

        private OrganisationSummary summary() {
            return shown.summary();
        }

        private Plan decided() {
            return summary().organisation().plan();
        }

        public String id() {
            return summary().organisation().id().toString();
        }

        public String name() {
            return summary().organisation().name();
        }

        public String createdAt() {
            return summary().organisation().createdAt().toString();
        }

        public String plan() {
            return PlanPage.words(decided());
        }

        /** As the form's choices name it. */
        public String kind() {
            return decided().word();
        }

        /** Empty if it never ends. */
        public String endsAt() {
            return decided().end().map(Instant::toString).orElse("");
        }

        /** The day of its end, in UTC; empty if it never ends. */
        public String endsOn() {
            return decided()
                    .end()
                    .map(end -> end.atOffset(ZoneOffset.UTC).toLocalDate().toString())
                    .orElse("");
        }

        public boolean inForce() {
            return decided().inForce(now);
        }

        public int slots() {
            return summary().organisation().deviceSlots();
        }

        public long active() {
            return summary().activeDevices();
        }

        public String devices() {
            return Amounts.count(summary().devices(), "device", "devices");
        }

        public String people() {
            return Amounts.count(summary().people(), "person", "people");
        }

        /** How much is stored, with its bounds. */
        public String stored() {
            return "%s, %s"
                    .formatted(
                            Amounts.count(summary().captures(), "picture", "pictures")
                                    + most(
                                            shown.quota().captures(),
                                            String.format(
                                                    Locale.ROOT,
                                                    " of %,d",
                                                    shown.quota().captures())),
                            Amounts.bytes(summary().bytes())
                                    + most(
                                            shown.quota().bytes(),
                                            " of " + Amounts.bytes(shown.quota().bytes())));
        }

        private static String most(long bound, String said) {
            return bound == Long.MAX_VALUE ? "" : said;
        }

        /** Whether no further picture is taken in. */
        public boolean full() {
            return summary().captures() >= shown.quota().captures()
                    || summary().bytes() >= shown.quota().bytes();
        }

        public String newest() {
            return PlatformList.text(summary().newestCapture());
        }

        /** What is chosen of the quota: usual, unlimited or own. */
        public String quota() {
            if (shown.asUsual()) {
                return "usual";
            }
            return shown.quota().equals(Allowance.UNLIMITED) ? "unlimited" : "own";
        }

        public String usual() {
            if (usual.equals(Allowance.UNLIMITED)) {
                return "without a bound";
            }
            String pictures = most(usual.captures(), Amounts.count(usual.captures(), "picture", "pictures"));
            String bytes = most(usual.bytes(), Amounts.bytes(usual.bytes()));
            return pictures + (pictures.isEmpty() || bytes.isEmpty() ? "" : ", ") + bytes;
        }

        /** The bound that was decided for it alone; empty if there is none. */
        public String maxPictures() {
            return shown.asUsual()
                    ? ""
                    : most(shown.quota().captures(), Long.toString(shown.quota().captures()));
        }

        /** As {@link #maxPictures()}. */
        public String maxGigabytes() {
            return shown.asUsual()
                    ? ""
                    : most(
                            shown.quota().bytes(),
                            BigDecimal.valueOf(shown.quota().bytes())
                                    .divide(GIGABYTE)
                                    .toPlainString());
        }

        /** Whether it is the one of whoever looks, for which they need not act. */
        public boolean own() {
            return own;
        }

        public String message() {
            return message;
        }
    }
}
