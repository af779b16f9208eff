package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.Public;
import app.visant.adapter.cloud.rest.HostCookie;
import app.visant.adapter.cloud.security.GuestTickets;
import app.visant.domain.identity.OutsideIdentity;
import app.visant.domain.identity.RecognisePeople;
import app.visant.domain.member.Invitation;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.User;
import io.dropwizard.views.common.View;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where people whom an issuer knows, and who are invited, say what they join: nobody becomes one of an organisation unasked. */
@Path("/ui/invitations")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class ChoosePage {
    private static final String GONE = "This invitation can’t be accepted any more.";

    private final RecognisePeople recognise;
    private final Organisations organisations;
    private final GuestTickets tickets;
    private final BrowserSessions sessions;
    private final HostCookie cookie;

    public ChoosePage(
            RecognisePeople recognise, Organisations organisations, GuestTickets tickets, BrowserSessions sessions) {
        this.recognise = recognise;
        this.organisations = organisations;
        this.tickets = tickets;
        this.sessions = sessions;
        this.cookie = new HostCookie("visant_guest", sessions.cookie().secure());
    }

    /**
     * Leads somebody here whom an issuer just vouched for.
     *
     * @param next where they want to go
     */
    Response.ResponseBuilder lead(OutsideIdentity who, String next) {
        String ticket = tickets.write(new GuestTickets.Ticket(who, LoginPage.localOnly(next)));
        return Response.seeOther(URI.create("/ui/invitations")).cookie(cookie.of(ticket, GuestTickets.LIFETIME));
    }

    @Public
    @GET
    public Response list(@Context HttpHeaders headers) {
        return guest(headers)
                .map(guest -> page(Response.Status.OK, guest.who(), ""))
                .orElseGet(ChoosePage::logInFirst);
    }

    /**
     * @param chosen the invitation's id
     * @param replace whether they know that an account of their address gives way, if one does
     */
    @Public
    @POST
    public Response join(
            @Context HttpHeaders headers,
            @FormParam("invitation") @DefaultValue("") String chosen,
            @FormParam("replace") @DefaultValue("false") boolean replace) {
        return guest(headers).map(guest -> join(guest, chosen, replace)).orElseGet(ChoosePage::logInFirst);
    }

    private Response join(GuestTickets.Ticket guest, String chosen, boolean replace) {
        if (!replace && recognise.givesWay(guest.who()).isPresent()) {
            return page(Response.Status.CONFLICT, guest.who(), JoinPage.REPLACE_FIRST);
        }
        Optional<User> joined = recognise.invitations(guest.who()).stream()
                .filter(each -> each.id().toString().equals(chosen))
                .findFirst()
                .flatMap(each -> recognise.accept(guest.who(), each));
        return joined.map(user -> Response.seeOther(URI.create(guest.next()))
                        .cookie(sessions.begin(user), cookie.ended())
                        .build())
                .orElseGet(() -> page(Response.Status.GONE, guest.who(), GONE));
    }

    private Response page(Response.Status status, OutsideIdentity who, String message) {
        List<Row> rows = recognise.invitations(who).stream().map(this::row).toList();
        EmailAddress email = who.email();
        String leaves = recognise
                .givesWay(who)
                .flatMap(user -> organisations.find(user.organisation()))
                .map(Organisation::name)
                .orElse("");
        return Response.status(status)
                .entity(new Content(email == null ? "" : email.value(), leaves, rows, message))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Row row(Invitation invitation) {
        String name = organisations
                .find(invitation.organisation())
                .map(Organisation::name)
                .orElse("");
        return new Row(
                invitation.id().toString(), name, invitation.role().name().toLowerCase(Locale.ROOT));
    }

    private static Response logInFirst() {
        return Response.seeOther(URI.create("/ui/login")).build();
    }

    private Optional<GuestTickets.Ticket> guest(HttpHeaders headers) {
        return cookie.in(headers.getCookies()).flatMap(tickets::read);
    }

    /** An invitation as it is shown. */
    public record Row(String id, String organisation, String role) {}

    /** What the page shows. */
    public static final class Content extends View {
        private final String email;
        private final String leaves;
        private final List<Row> invitations;
        private final String message;

        Content(String email, String leaves, List<Row> invitations, String message) {
            super("/app/visant/cloud/dashboard/choose.ftlh", StandardCharsets.UTF_8);
            this.email = email;
            this.leaves = leaves;
            this.invitations = invitations;
            this.message = message;
        }

        public String email() {
            return email;
        }

        /** The organisation that they are in by an account that gives way; empty if there is none. */
        public String leaves() {
            return leaves;
        }

        public List<Row> invitations() {
            return invitations;
        }

        public String message() {
            return message;
        }
    }
}
