package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.OwnAccounts;
import app.visant.adapter.cloud.access.Public;
import app.visant.adapter.cloud.rest.ClientAddresses;
import app.visant.adapter.cloud.security.PasswordsBusy;
import app.visant.domain.account.AccountToken;
import app.visant.domain.account.ForgottenPassword;
import app.visant.domain.account.LinkGone;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.NewPassword;
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

/** Where people ask for a letter when they forgot their password, and where the link in it leads. */
@Path("/ui")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class ForgottenPasswordPages {
    private final ForgottenPassword forgotten;
    private final ClientAddresses addresses;

    public ForgottenPasswordPages(ForgottenPassword forgotten, ClientAddresses addresses) {
        this.forgotten = forgotten;
        this.addresses = addresses;
    }

    @Public
    @OwnAccounts
    @GET
    @Path("/forgot")
    public Asking ask() {
        return new Asking(false, "", "");
    }

    @Public
    @OwnAccounts
    @POST
    @Path("/forgot")
    public Response ask(@FormParam("email") @DefaultValue("") String email, @Context HttpServletRequest request) {
        try {
            forgotten.ask(new EmailAddress(email), addresses.of(request));
            return Response.ok(new Asking(true, email, "")).build();
        } catch (VisantException refused) {
            return Refusal.of(refused, new Asking(false, email, refused.getMessage()));
        }
    }

    @Public
    @OwnAccounts
    @GET
    @Path("/reset")
    public Response choose(@QueryParam("token") @DefaultValue("") String token) {
        try {
            String email = forgotten.look(new AccountToken(token)).value();
            return Response.ok(new Choosing(token, email, ""))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } catch (LinkGone gone) {
            return Refusal.of(gone, new Choosing("", "", gone.getMessage()));
        }
    }

    @Public
    @OwnAccounts
    @POST
    @Path("/reset")
    public Response choose(
            @FormParam("token") @DefaultValue("") String token,
            @FormParam("password") @DefaultValue("") String password) {
        AccountToken proof = new AccountToken(token);
        try {
            String email = forgotten.look(proof).value();
            try {
                forgotten.reset(proof, new NewPassword(password));
            } catch (InvalidInput | PasswordsBusy again) {
                return Refusal.of(again, new Choosing(token, email, again.getMessage()));
            }
            return Response.seeOther(URI.create("/ui/login?changed=password")).build();
        } catch (LinkGone gone) {
            return Refusal.of(gone, new Choosing("", "", gone.getMessage()));
        }
    }

    /** What the page shows on which people ask. */
    public static final class Asking extends View {
        private final boolean sent;
        private final String email;
        private final String message;

        Asking(boolean sent, String email, String message) {
            super("/app/visant/cloud/dashboard/forgot.ftlh", StandardCharsets.UTF_8);
            this.sent = sent;
            this.email = email;
            this.message = message;
        }

        public boolean sent() {
            return sent;
        }

        public String email() {
            return email;
        }

        public String message() {
            return message;
        }
    }

    /** What the page shows on which people choose a password. */
    public static final class Choosing extends View {
        private final String token;
        private final String email;
        private final String message;

        Choosing(String token, String email, String message) {
            super("/app/visant/cloud/dashboard/reset.ftlh", StandardCharsets.UTF_8);
            this.token = token;
            this.email = email;
            this.message = message;
        }

        public String token() {
            return token;
        }

        public String email() {
            return email;
        }

        public String message() {
            return message;
        }
    }
}
