package app.visant.adapter.cloud.rest;

import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.limit.Limit;
import app.visant.domain.limit.Limits;
import app.visant.domain.limit.Limits.Claim;
import app.visant.domain.limit.TooManyRequests;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lets uploads in no more often than their device, their organisation, or the address they come from may send them. */
final class UploadGate {
    private static final long MOST_SKIPPED = 1 << 20;

    private final Limits limits;
    private final ClientAddresses addresses;

    UploadGate(Limits limits, ClientAddresses addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    /**
     * To be asked before the body is read.
     *
     * @param early the device, if it proved itself already
     * @return whose upload it is, as far as that is known yet
     * @throws TooManyRequests if it comes too soon; the body is read out
     */
    String admit(Optional<Served> early, HttpServletRequest request, InputStream body) throws IOException {
        String address = "address " + addresses.of(request);
        try {
            early.ifPresentOrElse(this::count, () -> limits.require(new Claim(Limit.UPLOADS_OF_ADDRESS, address)));
        } catch (TooManyRequests refused) {
            readOut(body);
            throw refused;
        }
        return early.map(device -> "device " + device.device()).orElse(address);
    }

    /**
     * To be asked when it is known whose upload it is.
     *
     * @throws TooManyRequests if it is known only now, and comes too soon
     */
    void admit(Optional<Served> early, Served device) {
        if (early.isEmpty()) {
            count(device);
        }
    }

    /** A device that is still sending would not hear the answer: what is not too long is read to its end. */
    static void readOut(InputStream body) throws IOException {
        long skipped = body.skip(MOST_SKIPPED);
        for (long all = skipped; skipped > 0 && all < MOST_SKIPPED; all += skipped) {
            skipped = body.skip(MOST_SKIPPED - all);
        }
    }

    private void count(Served device) {
        limits.require(
                new Claim(Limit.UPLOADS_OF_DEVICE, device.device().value()),
                new Claim(Limit.UPLOADS_OF_ORGANISATION, device.organisation().toString()));
    }
}
