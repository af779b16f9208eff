package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.OwnAccounts;
import app.visant.adapter.cloud.access.Public;
import app.visant.domain.account.SignUp;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.NewPassword;
import app.visant.domain.tenant.User;
import io.dropwizard.views.common.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Makes an account and an organisation for somebody who comes by themselves, and lets them in. */
@Path("/ui/signup")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class SignUpPage {
    private final SignUp signUp;
    private final BrowserSessions sessions;

    public SignUpPage(SignUp signUp, BrowserSessions sessions) {
        this.signUp = signUp;
        this.sessions = sessions;
    }

    @Public
    @OwnAccounts
    @GET
    public Content form() {
        return new Content(
                signUp.isOpen(), "", "", signUp.isOpen() ? "" : "Nobody can sign up here: ask for an invitation.");
    }

    @Public
    @OwnAccounts
    @POST
    public Response signUp(
            @FormParam("email") @DefaultValue("") String email,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("organisation") @DefaultValue("") String organisation,
            @Context HttpServletRequest request) {
        try {
            User user = signUp.signUp(
                    new SignUp.Request(new EmailAddress(email), new NewPassword(password), organisation),
                    sessions.addresses().of(request));
            return Response.seeOther(URI.create("/ui/dashboard"))
                    .cookie(sessions.begin(user))
                    .build();
        } catch (VisantException refused) {
            return Refusal.of(refused, new Content(signUp.isOpen(), email, organisation, refused.getMessage()));
        }
    }

    /** What the page shows. */
    public static final class Content extends View {
        private final boolean open;
        private final String email;
        private final String organisation;
        private final String message;

        Content(boolean open, String email, String organisation, String message) {
            super("/app/visant/cloud/dashboard/signup.ftlh", StandardCharsets.UTF_8);
            this.open = open;
            this.email = email;
            this.organisation = organisation;
            this.message = message;
        }

        public boolean open() {
            return open;
        }

        public String email() {
            return email;
        }

        public String organisation() {
            return organisation;
        }

        public String message() {
            return message;
        }
    }
}
