package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.ForPlatform;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.domain.access.Actor;
import app.visant.domain.kernel.Page;
import app.visant.domain.platform.BatchSummary;
import app.visant.domain.platform.OrganisationSummary;
import app.visant.domain.platform.Overview;
import app.visant.domain.platform.PersonSummary;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.Locale;

/** All organisations, all people, and all batches of devices. */
@Path("/ui/platform")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class PlatformPage {
    private static final String ORGANISATIONS = "/ui/platform";
    private static final String PEOPLE = "/ui/platform/people";
    private static final String BATCHES = "/ui/platform/batches";

    private final Overview overview;
    private final InstantSource clock;

    public PlatformPage(Overview overview, InstantSource clock) {
        this.overview = overview;
        this.clock = clock;
    }

    @ForPlatform
    @GET
    public Organisations organisations(
            @Auth Caller caller,
            @QueryParam("part") @DefaultValue("") String part,
            @QueryParam("offset") @DefaultValue("0") int offset) {
        PlatformList.Asked asked = PlatformList.Asked.of(ORGANISATIONS, part, offset);
        return new Organisations(caller.actor(), asked, overview.organisations(asked.part(), asked.slice()), clock);
    }

    @ForPlatform
    @GET
    @Path("/people")
    public People people(
            @Auth Caller caller,
            @QueryParam("part") @DefaultValue("") String part,
            @QueryParam("offset") @DefaultValue("0") int offset) {
        PlatformList.Asked asked = PlatformList.Asked.of(PEOPLE, part, offset);
        return new People(caller.actor(), asked, overview.people(asked.part(), asked.slice()));
    }

    @ForPlatform
    @GET
    @Path("/batches")
    public Batches batches(
            @Auth Caller caller,
            @QueryParam("part") @DefaultValue("") String part,
            @QueryParam("offset") @DefaultValue("0") int offset) {
        PlatformList.Asked asked = PlatformList.Asked.of(BATCHES, part, offset);
        return new Batches(caller.actor(), asked, overview.batches(asked.part(), asked.slice()));
    }

    /**
     * An organisation as the page shows it.
     *
     * @param lapsed whether its plan has ended
     */
    public record Row(
            String id,
            String name,
            String plan,
            String planEndsAt,
            boolean lapsed,
            String slots,
            long people,
            String pictures,
            String size,
            String newest) {
        static Row of(OrganisationSummary each, InstantSource clock) {
            return new Row(
                    each.organisation().id().toString(),
                    each.organisation().name(),
                    PlanPage.words(each.organisation().plan()),
                    PlatformList.text(each.organisation().plan().end().orElse(null)),
                    !each.organisation().plan().inForce(clock.instant()),
                    each.activeDevices() + " of " + each.organisation().deviceSlots(),
                    each.people(),
                    String.format(Locale.ROOT, "%,d", each.captures()),
                    Amounts.bytes(each.bytes()),
                    PlatformList.text(each.newestCapture()));
        }
    }

    /** A person as the page shows them. */
    public record Person(
            String email,
            String organisationId,
            String organisation,
            String role,
            boolean administrator,
            String lastLogIn) {
        static Person of(PersonSummary each) {
            return new Person(
                    each.user().email().value(),
                    each.user().organisation().toString(),
                    each.organisationName(),
                    each.user().role().name().toLowerCase(Locale.ROOT),
                    each.administrator(),
                    PlatformList.text(each.lastLogIn()));
        }
    }

    /** A batch as the page shows it. */
    public record Batch(String id, String organisationId, String organisation, String madeAt, int devices, int taken) {
        static Batch of(BatchSummary each) {
            return new Batch(
                    each.batch().id(),
                    each.maker().toString(),
                    each.makerName(),
                    each.batch().madeAt().toString(),
                    each.batch().devices(),
                    each.batch().taken());
        }
    }

    /** What the page of organisations shows. */
    public static final class Organisations extends PlatformList<Row> {
        Organisations(Actor actor, Asked asked, Page<OrganisationSummary> found, InstantSource clock) {
            super("platform.ftlh", actor, asked, found, each -> Row.of(each, clock));
        }
    }

    /** What the page of people shows. */
    public static final class People extends PlatformList<Person> {
        People(Actor actor, Asked asked, Page<PersonSummary> found) {
            super("platform-people.ftlh", actor, asked, found, Person::of);
        }
    }

    /** What the page of batches shows. */
    public static final class Batches extends PlatformList<Batch> {
        Batches(Actor actor, Asked asked, Page<BatchSummary> found) {
            super("platform-batches.ftlh", actor, asked, found, Batch::of);
        }
    }
}
