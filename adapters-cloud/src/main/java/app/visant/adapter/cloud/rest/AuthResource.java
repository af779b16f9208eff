package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.ForPerson;
import app.visant.adapter.cloud.access.OwnAccounts;
import app.visant.adapter.cloud.access.Public;
import app.visant.contracts.people.v1.ChangePasswordRequest;
import app.visant.contracts.people.v1.JoinRequest;
import app.visant.contracts.people.v1.LoginRequest;
import app.visant.contracts.people.v1.RefreshRequest;
import app.visant.domain.kernel.FieldError;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.member.InvitationToken;
import app.visant.domain.member.InvitePeople;
import app.visant.domain.session.ChangePassword;
import app.visant.domain.session.KeepSessions;
import app.visant.domain.session.Refresh;
import app.visant.domain.session.RefreshToken;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.LogIn;
import app.visant.domain.tenant.NewPassword;
import app.visant.domain.tenant.User;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How people prove themselves. */
@Path("/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
public final class AuthResource {
    private static final Logger LOG = LoggerFactory.getLogger(AuthResource.class);

    private final LogIn logIn;
    private final KeepSessions sessions;
    private final ChangePassword changePassword;
    private final InvitePeople invite;
    private final TokenAnswers answers;
    private final TokenSettings settings;

    AuthResource(
            LogIn logIn,
            KeepSessions sessions,
            ChangePassword changePassword,
            InvitePeople invite,
            TokenAnswers answers,
            TokenSettings settings) {
        this.logIn = logIn;
        this.sessions = sessions;
        this.changePassword = changePassword;
        this.invite = invite;
        this.answers = answers;
        this.settings = settings;
    }

    @Public
    @OwnAccounts
    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response logIn(@Nullable LoginRequest body, @Context HttpServletRequest http) {
        LoginRequest request = Bodies.require(body);
        String email = request.email();
        String password = request.password();
        requireBoth("email", email, "password", password);
        User user = logIn.logIn(
                new EmailAddress(String.valueOf(email)),
                String.valueOf(password),
                settings.addresses().of(http));
        return answers.begin(Response.Status.OK, user);
    }

    /** Makes the account of somebody who was invited. */
    @Public
    @OwnAccounts
    @POST
    @Path("/join")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response join(@Nullable JoinRequest body) {
        JoinRequest request = Bodies.require(body);
        String token = request.token();
        String password = request.password();
        requireBoth("token", token, "password", password);
        User user = invite.join(new InvitationToken(String.valueOf(token)), new NewPassword(String.valueOf(password)));
        return answers.begin(Response.Status.OK, user);
    }

    @Public
    @OwnAccounts
    @POST
    @Path("/token/refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response refresh(@Nullable RefreshRequest body) {
        String token = Bodies.require(body).refreshToken();
        if (token == null) {
            throw new InvalidInput("refresh_token", "is missing");
        }
        return switch (sessions.refresh(new RefreshToken(token))) {
            case Refresh.Rotated(var session, var user, var next) ->
                answers.answer(Response.Status.OK, session, user, next);
            case Refresh.Reused(var session) -> {
                LOG.warn("A refresh token was used twice: session {} is ended", session);
                throw new RefreshTokenRefused();
            }
            case Refresh.Refused() -> throw new RefreshTokenRefused();
        };
    }

    /** Ends the session that the request is proved by, and the one that a refresh token in its body belongs to. */
    @Public
    @POST
    @Path("/logout")
    public Response logOut(@Auth Optional<Caller> caller, @Nullable RefreshRequest body) {
        caller.flatMap(known -> known.visitor().proof().loggedIn()).ifPresent(sessions::end);
        if (body != null && body.refreshToken() != null) {
            sessions.end(new RefreshToken(body.refreshToken()));
        }
        return Response.noContent().cookie(settings.cookie().ended()).build();
    }

    @ForPerson
    @OwnAccounts
    @POST
    @Path("/change-password")
    @Consumes(MediaType.APPLICATION_JSON)
    public void changePassword(
            @Auth Caller caller, @Nullable ChangePasswordRequest body, @Context HttpServletRequest http) {
        ChangePasswordRequest request = Bodies.require(body);
        String present = request.currentPassword();
        String next = request.newPassword();
        requireBoth("current_password", present, "new_password", next);
        changePassword.change(
                caller.user(),
                caller.session(),
                String.valueOf(present),
                new NewPassword(String.valueOf(next)),
                settings.addresses().of(http));
    }

    @ForPerson
    @GET
    @Path("/me")
    public app.visant.contracts.people.v1.User me(@Auth Caller caller) {
        return answers.wire(caller.user());
    }

    private static void requireBoth(String oneField, @Nullable String one, String otherField, @Nullable String other) {
        List<FieldError> errors = new ArrayList<>();
        if (one == null) {
            errors.add(new FieldError(oneField, "is missing"));
        }
        if (other == null) {
            errors.add(new FieldError(otherField, "is missing"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
