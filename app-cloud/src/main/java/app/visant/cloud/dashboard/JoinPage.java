package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.OwnAccounts;
import app.visant.adapter.cloud.access.Public;
import app.visant.adapter.cloud.http.Problems;
import app.visant.adapter.cloud.security.PasswordsBusy;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.member.InvitationGone;
import app.visant.domain.member.InvitationToken;
import app.visant.domain.member.InvitePeople;
import app.visant.domain.tenant.AddressTaken;
import app.visant.domain.tenant.NewPassword;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.User;
import io.dropwizard.views.common.View;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the link in an invitation leads: its reader chooses a password, or logs in at the issuer that knows them, and is in. */
@Path("/ui/join")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class JoinPage {
    static final String REPLACE_FIRST = "Nothing was done: say first that the account may go.";

    private final InvitePeople invite;
    private final BrowserSessions sessions;

    public JoinPage(InvitePeople invite, BrowserSessions sessions) {
        this.invite = invite;
        this.sessions = sessions;
    }

    @Public
    @GET
    public Response form(@QueryParam("token") @DefaultValue("") String token) {
        try {
            return Response.ok(new Content(
                            token, Optional.of(invite.look(new InvitationToken(token))), "", sessions.ways()))
                    .header("Cache-Control", "no-store")
                    .build();
        } catch (InvitationGone gone) {
            return refused(gone, token, Optional.empty());
        }
    }

    /** @param replace whether they know that an account of their address gives way, if one does */
    @Public
    @OwnAccounts
    @POST
    public Response join(
            @FormParam("token") @DefaultValue("") String token,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("replace") @DefaultValue("false") boolean replace) {
        try {
            InvitePeople.Guest guest = invite.look(new InvitationToken(token));
            if (guest.leaves().isPresent() && !replace) {
                return page(Response.Status.CONFLICT.getStatusCode(), REPLACE_FIRST, token, Optional.of(guest));
            }
            User user = invite.join(new InvitationToken(token), new NewPassword(password));
            return Response.seeOther(URI.create("/ui/dashboard"))
                    .cookie(sessions.begin(user))
                    .build();
        } catch (InvitationGone | AddressTaken refused) {
            return refused(refused, token, Optional.empty());
        } catch (InvalidInput | PasswordsBusy again) {
            return refused(again, token, Optional.of(invite.look(new InvitationToken(token))));
        }
    }

    private Response refused(VisantException why, String token, Optional<InvitePeople.Guest> guest) {
        return page(Problems.status(why.kind()), why.getMessage(), token, guest);
    }

    private Response page(int status, String message, String token, Optional<InvitePeople.Guest> guest) {
        return Response.status(status)
                .entity(new Content(token, guest, message, sessions.ways()))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** What the page shows. */
    public static final class Content extends View {
        private final String token;
        private final Optional<InvitePeople.Guest> guest;
        private final String message;
        private final WaysIn ways;

        Content(String token, Optional<InvitePeople.Guest> guest, String message, WaysIn ways) {
            super("/app/visant/cloud/dashboard/join.ftlh", StandardCharsets.UTF_8);
            this.token = token;
            this.guest = guest;
            this.message = message;
            this.ways = ways;
        }

        public String token() {
            return token;
        }

        public boolean invited() {
            return guest.isPresent();
        }

        public String organisation() {
            return guest.map(known -> known.organisation().name()).orElse("");
        }

        public String email() {
            return guest.map(known -> known.invitation().email().value()).orElse("");
        }

        /** The organisation that they are in by an account that gives way; empty if there is none. */
        public String leaves() {
            return guest.flatMap(InvitePeople.Guest::leaves)
                    .map(Organisation::name)
                    .orElse("");
        }

        /** Whether one may choose a password. */
        public boolean ownAccounts() {
            return ways.ownAccounts();
        }

        /** Whether one may log in at an issuer outside. */
        public boolean issuer() {
            return ways.issuer();
        }

        public String message() {
            return message;
        }
    }
}
