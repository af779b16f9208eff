package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Needs;
import app.visant.contracts.people.v1.RedeemAnswer;
import app.visant.contracts.people.v1.RedeemRequest;
import app.visant.domain.access.Permission;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.plan.CodeName;
import app.visant.domain.plan.RedeemCode;
import app.visant.domain.plan.Redemptions.Outcome;
import app.visant.domain.plan.ShowPlan;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Activation codes, for those who redeem them. */
@Path("/v1/codes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CodesResource {
    private final RedeemCode redeem;
    private final ShowPlan show;

    CodesResource(RedeemCode redeem, ShowPlan show) {
        this.redeem = redeem;
        this.show = show;
    }

    @Needs(Permission.PLAN_WRITE)
    @POST
    @Path("/redeem")
    public RedeemAnswer redeem(@Auth Caller caller, @Nullable RedeemRequest body) {
        CodeName code = code(Bodies.require(body).code());
        Outcome.Granted granted = redeem.redeem(caller.user(), code);
        return new RedeemAnswer(
                code.value(),
                Words.of(granted.benefit().kind()),
                granted.benefit().amount(),
                PlanResource.answer(show.of(caller.organisation(), caller.reach())));
    }

    static CodeName code(@Nullable String text) {
        if (text == null) {
            throw new InvalidInput("code", "is missing");
        }
        return new CodeName(text);
    }
}
