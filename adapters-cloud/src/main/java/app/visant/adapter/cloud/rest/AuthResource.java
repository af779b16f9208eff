package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.ForPerson;
import app.visant.adapter.cloud.access.Public;
import app.visant.adapter.cloud.security.JwtTokens;
import app.visant.adapter.cloud.security.JwtTokens.Use;
import app.visant.contracts.people.v1.LoginRequest;
import app.visant.contracts.people.v1.RefreshRequest;
import app.visant.contracts.people.v1.TokenAnswer;
import app.visant.domain.kernel.FieldError;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.LogIn;
import app.visant.domain.tenant.TokenRefused;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How people prove themselves. */
@Path("/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
public final class AuthResource {
    private final LogIn logIn;
    private final Users users;
    private final JwtTokens tokens;
    private final TokenSettings lifetimes;

    AuthResource(LogIn logIn, Users users, JwtTokens tokens, TokenSettings lifetimes) {
        this.logIn = logIn;
        this.users = users;
        this.tokens = tokens;
        this.lifetimes = lifetimes;
    }

    @Public
    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response logIn(@Nullable LoginRequest body) {
        LoginRequest request = Bodies.require(body);
        String email = request.email();
        String password = request.password();
        if (email == null || password == null) {
            List<FieldError> errors = new ArrayList<>();
            if (email == null) {
                errors.add(new FieldError("email", "is missing"));
            }
            if (password == null) {
                errors.add(new FieldError("password", "is missing"));
            }
            throw new InvalidInput(errors);
        }
        return answer(logIn.logIn(new EmailAddress(email), password));
    }

    @Public
    @POST
    @Path("/token/refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response refresh(@Nullable RefreshRequest body) {
        String token = Bodies.require(body).refreshToken();
        if (token == null) {
            throw new InvalidInput("refresh_token", "is missing");
        }
        return answer(tokens.verify(token, Use.REFRESH)
                .flatMap(proved -> users.find(proved.id()))
                .orElseThrow(TokenRefused::new));
    }

    /** Tokens end by their time; a browser is made to forget its cookie. */
    @Public
    @POST
    @Path("/logout")
    public Response logOut(@Context SecurityContext security) {
        return Response.noContent()
                .cookie(SessionCookie.ended(security.isSecure()))
                .build();
    }

    @ForPerson
    @GET
    @Path("/me")
    public app.visant.contracts.people.v1.User me(@Auth Person person) {
        return wire(person.user());
    }

    private Response answer(User user) {
        TokenAnswer answer = new TokenAnswer(
                tokens.issue(user, Use.ACCESS, lifetimes.access()),
                tokens.issue(user, Use.REFRESH, lifetimes.refresh()),
                "bearer",
                lifetimes.access().toSeconds(),
                wire(user));
        return Response.ok(answer).header("Cache-Control", "no-store").build();
    }

    private static app.visant.contracts.people.v1.User wire(User user) {
        return new app.visant.contracts.people.v1.User(
                user.id().toString(),
                user.email().value(),
                user.organisation().toString(),
                Words.of(user.role()),
                null);
    }
}
