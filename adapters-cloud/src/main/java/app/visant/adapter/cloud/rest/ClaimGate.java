package app.visant.adapter.cloud.rest;

import app.visant.domain.access.Actor;
import app.visant.domain.device.Claim;
import app.visant.domain.device.DeviceTaken;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.limit.Limit;
import app.visant.domain.limit.Limits;
import app.visant.domain.limit.TooManyRequests;
import java.util.function.Supplier;

/** Bounds how often somebody asks for devices that can't be had, so that nobody finds free ones by trying. */
public record ClaimGate(Limits limits) {
    /**
     * @param look finds out how it stands with a device
     * @throws TooManyRequests if too many could not be had lately; nothing is looked at
     */
    public Claim look(Caller caller, Supplier<Claim> look) {
        Limits.Claim guess = guess(caller);
        limits.require(guess);
        Claim found = look.get();
        switch (found) {
            case FREE, AGAIN, OURS -> limits.takeBack(guess);
            case TAKEN, UNKNOWN -> {}
        }
        return found;
    }

    /**
     * @param take brings a device into the caller's organisation
     * @throws TooManyRequests if too many could not be had lately; nothing is done
     */
    <T> T take(Caller caller, Supplier<T> take) {
        return limits.guess(guess(caller), ClaimGate::cannotBeHad, take);
    }

    private static boolean cannotBeHad(VisantException thrown) {
        return thrown instanceof NotFound || thrown instanceof DeviceTaken;
    }

    /** A hundred keys guess no faster than one. */
    private static Limits.Claim guess(Caller caller) {
        String who = switch (caller.actor()) {
            case Actor.Member _, Actor.Acting _ -> caller.getName();
            case Actor.Program _ -> "programs";
        };
        return new Limits.Claim(Limit.CLAIMS_OF_CALLER, caller.organisation() + " " + who);
    }
}
