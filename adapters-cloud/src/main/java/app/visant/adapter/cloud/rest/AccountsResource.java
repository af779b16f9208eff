package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.ForPerson;
import app.visant.adapter.cloud.access.OwnAccounts;
import app.visant.adapter.cloud.access.Public;
import app.visant.contracts.people.v1.ForgotPasswordRequest;
import app.visant.contracts.people.v1.ProfileRequest;
import app.visant.contracts.people.v1.ResetPasswordRequest;
import app.visant.contracts.people.v1.SignUpRequest;
import app.visant.contracts.people.v1.User;
import app.visant.contracts.people.v1.VerifyEmailRequest;
import app.visant.domain.account.AccountToken;
import app.visant.domain.account.EditProfile;
import app.visant.domain.account.ForgottenPassword;
import app.visant.domain.account.SignUp;
import app.visant.domain.account.VerifyAddress;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.NewPassword;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** How people come to accounts of their own, and get in again. */
@Path("/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
public final class AccountsResource {
    private final Uses uses;
    private final TokenAnswers answers;
    private final ClientAddresses addresses;

    AccountsResource(Uses uses, TokenAnswers answers, ClientAddresses addresses) {
        this.uses = uses;
        this.answers = answers;
        this.addresses = addresses;
    }

    /** What can be done. */
    public record Uses(SignUp signUp, ForgottenPassword forgotten, VerifyAddress verify, EditProfile profiles) {}

    @Public
    @OwnAccounts
    @POST
    @Path("/signup")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signUp(@Nullable SignUpRequest body, @Context HttpServletRequest http) {
        SignUpRequest request = Bodies.require(body);
        String email = Bodies.field("email", request.email());
        String password = Bodies.field("password", request.password());
        String organisation = Bodies.field("organisation", request.organisation());
        return answers.begin(
                Response.Status.CREATED,
                uses.signUp()
                        .signUp(
                                new SignUp.Request(new EmailAddress(email), new NewPassword(password), organisation),
                                addresses.of(http)));
    }

    @Public
    @OwnAccounts
    @POST
    @Path("/forgot-password")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response forgotPassword(@Nullable ForgotPasswordRequest body, @Context HttpServletRequest http) {
        String email = Bodies.field("email", Bodies.require(body).email());
        uses.forgotten().ask(new EmailAddress(email), addresses.of(http));
        return Response.accepted().build();
    }

    @Public
    @OwnAccounts
    @POST
    @Path("/reset-password")
    @Consumes(MediaType.APPLICATION_JSON)
    public void resetPassword(@Nullable ResetPasswordRequest body) {
        ResetPasswordRequest request = Bodies.require(body);
        String token = Bodies.field("token", request.token());
        String password = Bodies.field("new_password", request.newPassword());
        uses.forgotten().reset(new AccountToken(token), new NewPassword(password));
    }

    @Public
    @POST
    @Path("/verify-email")
    @Consumes(MediaType.APPLICATION_JSON)
    public void verifyEmail(@Nullable VerifyEmailRequest body) {
        uses.verify()
                .verify(new AccountToken(
                        Bodies.field("token", Bodies.require(body).token())));
    }

    @ForPerson
    @POST
    @Path("/verify-email/send")
    public void sendVerification(@Auth Caller caller) {
        uses.verify().send(caller.user());
    }

    @ForPerson
    @PUT
    @Path("/me")
    @Consumes(MediaType.APPLICATION_JSON)
    public User changeProfile(@Auth Caller caller, @Nullable ProfileRequest body) {
        String name =
                Query.text("name", Bodies.field("name", Bodies.require(body).name()));
        return TokenAnswers.wire(
                caller.user(), uses.profiles().rename(caller.user().id(), name == null ? "" : name));
    }
}
