package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.Needs;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.domain.access.Access;
import app.visant.domain.access.Actor;
import app.visant.domain.access.Permission;
import app.visant.domain.access.Reach;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.plan.Benefit;
import app.visant.domain.plan.RedeemCode;
import app.visant.domain.plan.Redemption;
import app.visant.domain.plan.ShowPlan;
import app.visant.domain.tenant.Plan;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** What the organisation has of time and of device slots, and where codes are redeemed for more. */
@Path("/ui/plan")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class PlanPage {
    private final ShowPlan show;
    private final RedeemCode redeem;

    public PlanPage(ShowPlan show, RedeemCode redeem) {
        this.show = show;
        this.redeem = redeem;
    }

    @Needs(Permission.PLAN_READ)
    @GET
    public Content show(@Auth Caller caller, @QueryParam("code") @DefaultValue("") String code) {
        return new Content(
                caller.actor(),
                caller.reach().equals(Reach.all()),
                show.of(caller.organisation(), caller.reach()),
                redeemed(caller),
                code);
    }

    /** Codes can be used again, and some were used with a device. */
    private List<Redemption> redeemed(Caller caller) {
        return Access.allows(caller.actor(), Permission.PLAN_WRITE) ? redeem.of(caller.organisation()) : List.of();
    }

    static String words(Plan plan) {
        return switch (plan) {
            case Plan.Trial trial -> "Trial";
            case Plan.Months months -> "Plan";
            case Plan.Endless endless -> "Plan without an end";
        };
    }

    static String words(Benefit benefit) {
        return switch (benefit.kind()) {
            case DEVICE_SLOTS -> Amounts.count(benefit.amount(), "device slot", "device slots");
            case FREE_MONTHS -> Amounts.count(benefit.amount(), "month", "months");
            case TRIAL_EXTENSION -> Amounts.count(benefit.amount(), "day of trial", "days of trial");
        };
    }

    /** A code that was redeemed, as the page shows it. */
    public record Row(String code, String gave, String device, String at) {
        static Row of(Redemption redemption) {
            DeviceId device = redemption.device();
            return new Row(
                    redemption.code().value(),
                    words(redemption.benefit()),
                    device == null ? "" : device.value(),
                    redemption.at().toString());
        }
    }

    /** What the page shows. */
    public static final class Content extends Page {
        private final boolean whole;
        private final ShowPlan.Shown shown;
        private final List<Redemption> redeemed;
        private final String code;

        Content(Actor actor, boolean whole, ShowPlan.Shown shown, List<Redemption> redeemed, String code) {
            super("plan.ftlh", actor);
            this.whole = whole;
            this.shown = shown;
            this.redeemed = redeemed;
            this.code = code;
        }

        public String organisation() {
            return shown.organisation().name();
        }

        public String plan() {
            return words(shown.organisation().plan());
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

        public boolean mayRedeem() {
            return may(Permission.PLAN_WRITE);
        }

        /** That stands in the link that led here. */
        public String code() {
            return code;
        }

        public List<Row> redeemed() {
            return redeemed.stream().map(Row::of).toList();
        }

        /** Whether all devices count. */
        public boolean whole() {
            return whole;
        }

        public long slotsUsed() {
            return shown.slotsUsed();
        }
    }
}
