package app.visant.domain.plan;

import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a code gives an organisation.
 *
 * @param amount device slots, months of 30 days, or days of trial; from 1 to the kind's most
 */
public record Benefit(Kind kind, int amount) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int DAYS_OF_A_MONTH = 30;

    /** What it gives more of. */
    public enum Kind {
        DEVICE_SLOTS(10_000),
        FREE_MONTHS(120),
        TRIAL_EXTENSION(365);

        private final int most;

        Kind(int most) {
            this.most = most;
        }

        public int most() {
            return most;
        }
    }

    /** @throws InvalidInput if the amount is out of its range */
    public Benefit {
        if (amount < 1 || amount > kind.most()) {
            throw new InvalidInput("benefit_value", "must be from 1 to " + kind.most());
        }
    }

    /**
     * The organisation with it. Time is added to what is left, or to now if nothing is. An extension is for those on trial: to
     * others, and to those whose plan never ends, more time is no gain.
     *
     * @return empty if it would gain nothing
     */
    public Optional<Organisation> grant(Organisation to, Instant now) {
        Organisation after = switch (kind) {
            case DEVICE_SLOTS -> to.with(Math.min(Organisation.MAX_DEVICE_SLOTS, to.deviceSlots() + amount), to.plan());
            case FREE_MONTHS -> to.with(to.deviceSlots(), withMonths(to.plan(), now));
            case TRIAL_EXTENSION -> to.with(to.deviceSlots(), withTrial(to.plan(), now));
        };
        return after.equals(to) ? Optional.empty() : Optional.of(after);
    }

    private Plan withMonths(Plan plan, Instant now) {
        Duration time = DAY.multipliedBy((long) amount * DAYS_OF_A_MONTH);
        return switch (plan) {
            case Plan.Trial(Instant end) -> new Plan.Months(later(end, now, time));
            case Plan.Months(Instant end) -> new Plan.Months(later(end, now, time));
            case Plan.Endless endless -> endless;
        };
    }

    private Plan withTrial(Plan plan, Instant now) {
        return switch (plan) {
            case Plan.Trial(Instant end) -> new Plan.Trial(later(end, now, DAY.multipliedBy(amount)));
            case Plan.Months months -> months;
            case Plan.Endless endless -> endless;
        };
    }

    private static Instant later(Instant end, Instant now, Duration time) {
        Instant sum = (end.isAfter(now) ? end : now).plus(time);
        return sum.isAfter(Plan.LATEST) ? Plan.LATEST : sum;
    }
}
