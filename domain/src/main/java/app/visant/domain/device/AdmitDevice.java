package app.visant.domain.device;

import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.limit.Limit;
import app.visant.domain.limit.Limits;
import app.visant.domain.limit.Limits.Claim;
import app.visant.domain.limit.TooManyRequests;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Lets devices in by what proves them, and bounds for each address how often somebody can find out by trying which devices there
 * are. Only refusals count. A device that proves itself is let in whatever others behind the same address do; one that is known by
 * its name alone is, if it was let in from there before. Safe for use by many threads.
 */
public final class AdmitDevice {
    private static final int MOST_REMEMBERED = 100_000;

    private final AuthenticateDevice authenticate;
    private final Limits limits;
    /** Of devices without a token, the longest silent first. */
    private final SequencedSet<Seen> remembered = new LinkedHashSet<>();

    public AdmitDevice(AuthenticateDevice authenticate, Limits limits) {
        this.authenticate = authenticate;
        this.limits = limits;
    }

    private record Seen(DeviceId device, String from) {}

    /**
     * @param token what the device sent, if anything
     * @param from where the request comes from
     * @throws NotFound if there is no such device
     * @throws DeviceNotActive if it is not active
     * @throws DeviceTokenRefused if the token is wrong, or missing where one is needed
     * @throws TooManyRequests in the place of each of these, if there were too many of them; without a token nothing is looked at
     */
    public Served admit(DeviceId id, Optional<DeviceToken> token, String from) {
        Claim refusal = new Claim(Limit.REFUSALS_OF_ADDRESS, from);
        Seen seen = new Seen(id, from);
        if (token.isPresent() || isRemembered(seen)) {
            return look(id, token, seen, refusal);
        }
        Served served = limits.guess(
                refusal, AdmitDevice::tellsWhatThereIs, () -> authenticate.authenticate(id, Optional.empty()));
        remember(seen);
        return served;
    }

    private Served look(DeviceId id, Optional<DeviceToken> token, Seen seen, Claim refusal) {
        try {
            return authenticate.authenticate(id, token);
        } catch (VisantException refused) {
            forget(seen);
            if (tellsWhatThereIs(refused)) {
                limits.require(refusal);
            }
            throw refused;
        }
    }

    /** Who has the token of a device learns nothing that they should not. */
    private static boolean tellsWhatThereIs(VisantException refused) {
        return refused instanceof NotFound
                || refused instanceof DeviceTokenRefused
                || (refused instanceof DeviceNotActive inactive && !inactive.isProved());
    }

    private synchronized boolean isRemembered(Seen seen) {
        boolean known = remembered.contains(seen);
        if (known) {
            remembered.addLast(seen);
        }
        return known;
    }

    private synchronized void remember(Seen seen) {
        remembered.addLast(seen);
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.removeFirst();
        }
    }

    private synchronized void forget(Seen seen) {
        remembered.remove(seen);
    }
}
