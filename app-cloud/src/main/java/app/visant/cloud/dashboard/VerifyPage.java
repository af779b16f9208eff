package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.Public;
import app.visant.domain.account.AccountToken;
import app.visant.domain.account.LinkGone;
import app.visant.domain.account.VerifyAddress;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Where the link in a letter leads by which somebody shows that their address is theirs. Mail programs that look at links use nothing up. */
@Path("/ui/verify")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class VerifyPage {
    private final VerifyAddress verify;
    private final Organisations organisations;

    public VerifyPage(VerifyAddress verify, Organisations organisations) {
        this.verify = verify;
        this.organisations = organisations;
    }

    @Public
    @GET
    public Response ask(@QueryParam("token") @DefaultValue("") String token) {
        try {
            User user = verify.look(new AccountToken(token));
            String organisation = organisations
                    .find(user.organisation())
                    .map(Organisation::name)
                    .orElse("");
            return Response.ok(new Content(token, user.email().value(), organisation, false, ""))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } catch (LinkGone gone) {
            return refused(gone);
        }
    }

    @Public
    @POST
    public Response verify(@FormParam("token") @DefaultValue("") String token) {
        try {
            User user = verify.verify(new AccountToken(token));
            return Response.ok(new Content("", user.email().value(), "", true, ""))
                    .build();
        } catch (LinkGone gone) {
            return refused(gone);
        }
    }

    private static Response refused(LinkGone gone) {
        return Refusal.of(gone, new Content("", "", "", false, gone.getMessage()));
    }

    /** What the page shows. */
    public static final class Content extends View {
        private final String token;
        private final String email;
        private final String organisation;
        private final boolean verified;
        private final String message;

        Content(String token, String email, String organisation, boolean verified, String message) {
            super("/app/visant/cloud/dashboard/verify.ftlh", StandardCharsets.UTF_8);
            this.token = token;
            this.email = email;
            this.organisation = organisation;
            this.verified = verified;
            this.message = message;
        }

        public String token() {
            return token;
        }

        public String email() {
            return email;
        }

        public String organisation() {
            return organisation;
        }

        public boolean verified() {
            return verified;
        }

        public String message() {
            return message;
        }
    }
}
