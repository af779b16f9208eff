package app.visant.domain.plan;

import app.visant.domain.device.Device;
import app.visant.domain.device.Devices;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Plan;
import java.time.Instant;
import java.util.List;

/** Port: who redeemed which code. Safe for use by many threads; changes are durable on return. */
public interface Redemptions {
    /**
     * Uses a code up once and gives the organisation what it gives, both or neither, as {@link ActivationCode#decide} says. Of
     * many at once no more succeed than the code has uses.
     */
    Outcome redeem(CodeName code, Claim claim);

    /**
     * As {@link #redeem}, and activates a device as {@link Devices#activate} does with the slots that the organisation then has: all
     * of it, or nothing.
     */
    Outcome redeem(CodeName code, Claim claim, Device before, Device after);

    /** Newest first. */
    Page<Redemption> ofCode(CodeName code, Slice slice);

    /** Newest first, at most {@link Slice#MAX_LIMIT}. */
    List<Redemption> ofOrganisation(OrganisationId organisation);

    /**
     * Sums of what was redeemed from a moment on and before another, by day, code and kind.
     *
     * @return none that is 0
     */
    List<Tally> tallies(Instant from, Instant to);

    /** What became of a claim; unless it is granted, nothing was changed. */
    sealed interface Outcome {
        /** @param organisation as it is now */
        record Granted(Organisation organisation, Benefit benefit) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}

        /** The code would be good, but the plan would not be in force with it either, and no device can be taken in. */
        record Lapsed(Plan plan) implements Outcome {}

        /**
         * The code would be good, but the device can't be activated.
         *
         * @param why never {@link Devices.Activation#DONE}
         * @param slots that the organisation would have had
         */
        record NotActivated(Devices.Activation why, int slots) implements Outcome {}
    }
}
