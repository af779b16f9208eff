package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.Public;
import app.visant.adapter.cloud.security.IssuerLogIn;
import app.visant.adapter.cloud.security.LogInTickets;
import app.visant.domain.identity.RecognisePeople;
import app.visant.domain.tenant.User;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** Leads people to the issuer that knows them, and takes them in when they come back. */
@Path("/ui/issuer")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class IssuerPage {
    private static final String COOKIE = "visant_log_in";

    private final IssuerLogIn issuer;
    private final RecognisePeople recognise;
    private final BrowserSessions sessions;

    public IssuerPage(IssuerLogIn issuer, RecognisePeople recognise, BrowserSessions sessions) {
        this.issuer = issuer;
        this.recognise = recognise;
        this.sessions = sessions;
    }

    @Public
    @GET
    public Response begin(@QueryParam("next") @DefaultValue(LoginPage.HOME) String next) {
        IssuerLogIn.Begun begun = issuer.begin(LoginPage.localOnly(next));
        return Response.seeOther(begun.redirect())
                .cookie(cookie(begun.ticket(), Math.toIntExact(LogInTickets.LIFETIME.toSeconds())))
                .header("Cache-Control", "no-store")
                .build();
    }

    @Public
    @GET
    @Path("/callback")
    public Response finish(
            @QueryParam("code") @DefaultValue("") String code,
            @QueryParam("state") @DefaultValue("") String state,
            @CookieParam(COOKIE) @DefaultValue("") String ticket) {
        Optional<IssuerLogIn.Done> done = code.isEmpty() ? Optional.empty() : issuer.finish(ticket, state, code);
        if (done.isEmpty()) {
            return refused("The log-in did not come to its end: try again.");
        }
        Optional<User> user = recognise.recognise(done.get().identity());
        if (user.isEmpty()) {
            return refused("You are known there, but have no account here: ask for an invitation to your address.");
        }
        return Response.seeOther(URI.create(done.get().next()))
                .cookie(sessions.begin(user.get()), cookie("", 0))
                .build();
    }

    private Response refused(String why) {
        return Response.status(Response.Status.UNAUTHORIZED)
                .entity(new LoginPage.Content("", LoginPage.HOME, why, false, new LoginPage.Ways(false, true)))
                .cookie(cookie("", 0))
                .build();
    }

    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/ui/issuer")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(sessions.cookie().secure())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
