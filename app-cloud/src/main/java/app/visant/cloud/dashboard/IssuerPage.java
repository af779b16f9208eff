package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.ChangesState;
import app.visant.adapter.cloud.access.Public;
import app.visant.adapter.cloud.rest.HostCookie;
import app.visant.adapter.cloud.security.IssuerLogIn;
import app.visant.adapter.cloud.security.IssuerUnavailable;
import app.visant.adapter.cloud.security.LogInTickets;
import app.visant.domain.identity.NoAccountHere;
import app.visant.domain.identity.RecognisePeople;
import app.visant.domain.tenant.LogInPlaces;
import app.visant.domain.tenant.TooManyAttempts;
import app.visant.domain.tenant.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** Leads people to the issuer that knows them, and takes them in when they come back. */
@Path("/ui/issuer")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class IssuerPage {
    private static final String AWAY = "Your organisation’s log-in can’t be reached now: try again in a minute.";

    private final IssuerLogIn issuer;
    private final RecognisePeople recognise;
    private final LogInPlaces places;
    private final ChoosePage choose;
    private final BrowserSessions sessions;
    private final HostCookie ticket;

    public IssuerPage(
            IssuerLogIn issuer,
            RecognisePeople recognise,
            LogInPlaces places,
            ChoosePage choose,
            BrowserSessions sessions) {
        this.issuer = issuer;
        this.recognise = recognise;
        this.places = places;
        this.choose = choose;
        this.sessions = sessions;
        this.ticket = new HostCookie("visant_log_in", sessions.cookie().secure());
    }

    @Public
    @GET
    public Response begin(@QueryParam("next") @DefaultValue(LoginPage.HOME) String next) {
        IssuerLogIn.Begun begun;
        try {
            begun = issuer.begin(LoginPage.localOnly(next));
        } catch (IssuerUnavailable away) {
            return Refusal.of(away, page(AWAY));
        }
        return Response.seeOther(begun.redirect())
                .cookie(ticket.of(begun.ticket(), LogInTickets.LIFETIME))
                .header("Cache-Control", "no-store")
                .build();
    }

    @Public
    @ChangesState
    @GET
    @Path("/callback")
    public Response finish(
            @QueryParam("code") @DefaultValue("") String code,
            @QueryParam("state") @DefaultValue("") String state,
            @Context HttpHeaders headers,
            @Context HttpServletRequest request) {
        String from = sessions.addresses().of(request);
        String began = ticket.in(headers.getCookies()).orElse("");
        Optional<IssuerLogIn.Done> done;
        try {
            done = code.isEmpty() ? Optional.empty() : redeem(began, state, code, from);
        } catch (IssuerUnavailable away) {
            return Refusal.of(away, page(AWAY));
        } catch (TooManyAttempts refused) {
            return Refusal.of(refused, page(refused.getMessage()));
        }
        if (done.isEmpty()) {
            return refused("The log-in did not come to its end: try again.");
        }
        return come(done.get(), from);
    }

    private Response come(IssuerLogIn.Done done, String from) {
        Optional<User> user = recognise.know(done.identity());
        if (user.isEmpty() && recognise.invitations(done.identity()).isEmpty()) {
            return refused(new NoAccountHere().getMessage());
        }
        places.takeBack(from);
        return user.map(known -> Response.seeOther(URI.create(done.next())).cookie(sessions.begin(known)))
                .orElseGet(() -> choose.lead(done.identity(), done.next()))
                .cookie(ticket.ended())
                .build();
    }

    /** The issuer is asked for a code as often as it is for a password. */
    private Optional<IssuerLogIn.Done> redeem(String began, String state, String code, String from) {
        places.begin(from);
        return issuer.finish(began, state, code);
    }

    private Response refused(String why) {
        return Response.status(Response.Status.UNAUTHORIZED)
                .entity(page(why))
                .cookie(ticket.ended())
                .build();
    }

    private LoginPage.Content page(String why) {
        return new LoginPage.Content("", LoginPage.HOME, why, false, sessions.ways());
    }
}
