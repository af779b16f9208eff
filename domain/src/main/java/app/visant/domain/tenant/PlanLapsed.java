package app.visant.domain.tenant;

import app.visant.domain.kernel.VisantException;

/** Something new is asked for by an organisation whose plan is not in force. */
public final class PlanLapsed extends VisantException {
    public PlanLapsed(Plan plan) {
        super(
                Kind.PAYMENT_REQUIRED,
                "plan_lapsed",
                what(plan)
                        + " has ended: redeem an activation code. Until then what is active goes on, pictures are kept, and nothing new can be begun.");
    }

    private static String what(Plan plan) {
        return switch (plan) {
            case Plan.Trial trial -> "The trial";
            case Plan.Months months -> "The plan";
            case Plan.Endless endless -> throw new IllegalArgumentException("an endless plan does not lapse");
        };
    }
}
