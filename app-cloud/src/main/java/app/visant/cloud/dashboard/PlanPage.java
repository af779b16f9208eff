package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.Needs;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.domain.access.Actor;
import app.visant.domain.access.Permission;
import app.visant.domain.plan.ShowPlan;
import app.visant.domain.tenant.Plan;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** What the organisation has of time and of device slots. */
@Path("/ui/plan")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class PlanPage {
    private final ShowPlan show;

    public PlanPage(ShowPlan show) {
        this.show = show;
    }

    @Needs(Permission.PLAN_READ)
    @GET
    public Content show(@Auth Caller caller) {
        return new Content(caller.actor(), show.of(caller.organisation()));
    }

    /** What the page shows. */
    public static final class Content extends Page {
        private final ShowPlan.Shown shown;

        Content(Actor actor, ShowPlan.Shown shown) {
            super("plan.ftlh", actor);
            this.shown = shown;
        }

        public String organisation() {
            return shown.organisation().name();
        }

        public String plan() {
            return switch (shown.organisation().plan()) {
                case Plan.Trial trial -> "Trial";
                case Plan.Months months -> "Plan";
                case Plan.Endless endless -> "Plan without an end";
            };
        }

        /** Empty if it never ends. */
        public String endsAt() {
            return shown.organisation().plan().end().map(Instant::toString).orElse("");
        }

        public boolean inForce() {
            return shown.inForce();
        }

        public int slots() {
            return shown.organisation().deviceSlots();
        }

        public long slotsUsed() {
            return shown.slotsUsed();
        }
    }
}
