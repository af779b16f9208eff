package app.visant.domain.plan;

import app.visant.domain.account.AddressUnverified;
import app.visant.domain.account.VerifiedPeople;
import app.visant.domain.device.ActivateDevice;
import app.visant.domain.device.ActivateDevice.Activated;
import app.visant.domain.device.DeviceTaken;
import app.visant.domain.device.NoDeviceSlotLeft;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.limit.Limit;
import app.visant.domain.limit.Limits;
import app.visant.domain.limit.TooManyRequests;
import app.visant.domain.plan.Redemptions.Outcome;
import app.visant.domain.tenant.PlanLapsed;
import app.visant.domain.tenant.User;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Redeems a code for the organisation of whoever has it, by itself or to take a device in. */
public final class RedeemCode {
    private final VerifiedPeople verified;
    private final Redemptions redemptions;
    private final ActivateDevice activate;
    private final Limits limits;
    private final InstantSource clock;

    public RedeemCode(
            VerifiedPeople verified,
            Redemptions redemptions,
            ActivateDevice activate,
            Limits limits,
            InstantSource clock) {
        this.verified = verified;
        this.redemptions = redemptions;
        this.activate = activate;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * @throws CodeRefused if it is not redeemed
     * @throws AddressUnverified if the person has not shown that their address is theirs, by which codes may be limited
     * @throws TooManyRequests if too many codes were refused of their organisation lately; then it is not looked at
     */
    public Outcome.Granted redeem(User person, CodeName code) {
        verified.require(person.id());
        Claim claim = new Claim(person, clock.instant(), false);
        return guess(person, () -> switch (redemptions.redeem(code, claim)) {
            case Outcome.Granted granted -> granted;
            case Outcome.Refused(var why) -> throw new CodeRefused(why);
            case Outcome.Lapsed lapsed -> throw new IllegalStateException("no device was to be activated");
            case Outcome.NotActivated not -> throw new IllegalStateException("no device was to be activated");
        });
    }

    /**
     * Redeems it and takes the device in, both or neither.
     *
     * @param name that the device is to have from then on; null for the one that it has
     * @return the device and its token, which can't be had a second time
     * @throws InvalidInput if the device can't be called that
     * @throws CodeRefused if it is not redeemed
     * @throws AddressUnverified as {@link #redeem} does
     * @throws TooManyRequests as {@link #redeem} does
     * @throws NotFound if the device was never made, or is deactivated in another organisation
     * @throws DeviceTaken if it is active or suspended, whoever owns it
     * @throws PlanLapsed if the organisation has no plan in force, with the code neither
     * @throws NoDeviceSlotLeft if it has no slot left, with the code neither
     */
    public Activated activate(User person, CodeName code, DeviceId id, @Nullable String name) {
        verified.require(person.id());
        ActivateDevice.Prepared prepared = activate.prepare(person.organisation(), id, name);
        Claim claim = new Claim(person, clock.instant(), true);
        return guess(person, () -> switch (redemptions.redeem(
                code, claim, prepared.before(), prepared.after().device())) {
            case Outcome.Granted granted -> prepared.after();
            case Outcome.Refused(var why) -> throw new CodeRefused(why);
            case Outcome.Lapsed(var plan) -> throw new PlanLapsed(plan);
            case Outcome.NotActivated(var why, var slots) -> prepared.settle(why, slots);
        });
    }

    /** Codes are names that can be guessed; one that is redeemed was none. */
    private <T> T guess(User person, Supplier<T> redemption) {
        return limits.guess(
                new Limits.Claim(
                        Limit.CODES_OF_ORGANISATION, person.organisation().toString()),
                CodeRefused.class::isInstance,
                redemption);
    }

    /** Newest first. */
    public List<Redemption> of(OrganisationId organisation) {
        return redemptions.ofOrganisation(organisation);
    }
}
