package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Needs;
import app.visant.contracts.people.v1.PlanAnswer;
import app.visant.domain.access.Permission;
import app.visant.domain.plan.ShowPlan;
import app.visant.domain.tenant.Plan;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the caller's organisation has of time and of device slots. */
@Path("/v1/plan")
@Produces(MediaType.APPLICATION_JSON)
public final class PlanResource {
    private final ShowPlan show;

    PlanResource(ShowPlan show) {
        this.show = show;
    }

    @Needs(Permission.PLAN_READ)
    @GET
    public PlanAnswer show(@Auth Caller caller) {
        return answer(show.of(caller.organisation(), caller.reach()));
    }

    static PlanAnswer answer(ShowPlan.Shown shown) {
        Plan plan = shown.organisation().plan();
        return new PlanAnswer(
                plan.word(),
                plan.end().orElse(null),
                shown.inForce(),
                shown.organisation().deviceSlots(),
                shown.slotsUsed());
    }
}
