package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.OwnAccounts;
import app.visant.adapter.cloud.access.Public;
import app.visant.adapter.cloud.http.Problems;
import app.visant.adapter.cloud.security.IssuerUnavailable;
import app.visant.adapter.cloud.security.PasswordsBusy;
import app.visant.domain.identity.MustChoose;
import app.visant.domain.identity.NoAccountHere;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.InvalidCredentials;
import app.visant.domain.tenant.LogIn;
import app.visant.domain.tenant.TooManyAttempts;
import app.visant.domain.tenant.User;
import io.dropwizard.views.common.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Log-in and log-out of people at the dashboard. */
@Path("/ui")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class LoginPage {
    static final String HOME = "/ui/dashboard";

    private final LogIn logIn;
    private final ChoosePage choose;
    private final BrowserSessions sessions;

    /** @param choose where those go whom an issuer knows, and who have to choose what they join */
    public LoginPage(LogIn logIn, ChoosePage choose, BrowserSessions sessions) {
        this.logIn = logIn;
        this.choose = choose;
        this.sessions = sessions;
    }

    @Public
    @GET
    @Path("/login")
    public Content form(
            @QueryParam("next") @DefaultValue(HOME) String next,
            @QueryParam("changed") @DefaultValue("") String changed) {
        return new Content("", next, "", changed.equals("password"), sessions.ways());
    }

    @Public
    @OwnAccounts(elsewhereToo = true)
    @POST
    @Path("/login")
    public Response logIn(
            @FormParam("email") @DefaultValue("") String email,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("next") @DefaultValue(HOME) String next,
            @Context HttpServletRequest request) {
        try {
            User user = logIn.logIn(
                    new EmailAddress(email), password, sessions.addresses().of(request));
            return Response.seeOther(URI.create(localOnly(next)))
                    .cookie(sessions.begin(user))
                    .build();
        } catch (InvalidCredentials refused) {
            return again(Response.Status.UNAUTHORIZED, email, next, refused).build();
        } catch (InvalidInput noAddress) {
            return again(Response.Status.UNAUTHORIZED, email, next, new InvalidCredentials())
                    .build();
        } catch (MustChoose guest) {
            return choose.lead(guest.who(), next).build();
        } catch (NoAccountHere refused) {
            return again(Response.Status.FORBIDDEN, email, next, refused).build();
        } catch (IssuerUnavailable away) {
            return again(Response.Status.SERVICE_UNAVAILABLE, email, next, away).build();
        } catch (TooManyAttempts | PasswordsBusy refused) {
            return again(Response.Status.fromStatusCode(Problems.status(refused.kind())), email, next, refused)
                    .header(
                            HttpHeaders.RETRY_AFTER,
                            Problems.seconds(refused.retryAfter().orElseThrow()))
                    .build();
        }
    }

    private Response.ResponseBuilder again(Response.Status status, String email, String next, VisantException refused) {
        return Response.status(status).entity(new Content(email, next, refused.getMessage(), false, sessions.ways()));
    }

    @Public
    @POST
    @Path("/logout")
    public Response logOut(@Context HttpServletRequest request) {
        return Response.seeOther(URI.create("/ui/login"))
                .cookie(sessions.end(request))
                .build();
    }

    /** Only to a page of ours: a link to the log-in must not lead elsewhere afterwards. */
    static String localOnly(String next) {
        return next.matches("/ui/[A-Za-z0-9/_-]*(\\?device=[A-Za-z0-9_-]{1,64})?") ? next : HOME;
    }

    /** What the log-in page shows. */
    public static final class Content extends View {
        private final String email;
        private final String next;
        private final String message;
        private final boolean changed;
        private final WaysIn ways;

        Content(String email, String next, String message, boolean changed, WaysIn ways) {
            super("/app/visant/cloud/dashboard/login.ftlh", StandardCharsets.UTF_8);
            this.email = email;
            this.next = next;
            this.message = message;
            this.changed = changed;
            this.ways = ways;
        }

        /** Whether whoever comes has just chosen a new password. */
        public boolean changed() {
            return changed;
        }

        public boolean signUp() {
            return ways.signUp();
        }

        public String email() {
            return email;
        }

        public String next() {
            return next;
        }

        /** Whether one can log in by a password. */
        public boolean password() {
            return ways.password();
        }

        /** Whether that is one of ours. */
        public boolean ownAccounts() {
            return ways.ownAccounts();
        }

        /** Whether one can log in at an issuer outside. */
        public boolean issuer() {
            return ways.issuer();
        }

        public boolean failed() {
            return !message.isEmpty();
        }

        public String message() {
            return message;
        }
    }
}
