package app.visant.adapter.cloud.rest;

import app.visant.contracts.device.v1.DeviceHeaders;
import app.visant.domain.device.AdmitDevice;
import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.device.DeviceToken;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets devices in by what their requests carry: a name, and the token behind it. */
final class DeviceAuthentication {
    private static final String BEARER = "Bearer ";

    private final AdmitDevice admit;
    private final ClientAddresses addresses;

    DeviceAuthentication(AdmitDevice admit, ClientAddresses addresses) {
        this.admit = admit;
        this.addresses = addresses;
    }

    /** The device that the header names, proved; empty if there is no such header. */
    Optional<Served> byHeader(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(DeviceHeaders.DEVICE_ID)).map(id -> admit(id, request));
    }

    /**
     * The device that the header or the message names, proved.
     *
     * @throws InvalidInput if neither names one, or they differ
     */
    Served by(HttpServletRequest request, @Nullable String named) {
        Optional<Served> byHeader = byHeader(request);
        if (byHeader.isEmpty() && named == null) {
            throw new InvalidInput("device_id", "is missing");
        }
        if (byHeader.isPresent()) {
            requireSame(byHeader.get(), named);
            return byHeader.get();
        }
        return admit(named == null ? "" : named, request);
    }

    /** @throws InvalidInput if the message names another device than the one that proved itself */
    static void requireSame(Served proved, @Nullable String named) {
        if (named != null && !named.equals(proved.device().value())) {
            throw new InvalidInput("device_id", "is not the device of the header " + DeviceHeaders.DEVICE_ID);
        }
    }

    private Served admit(String id, HttpServletRequest request) {
        return admit.admit(new DeviceId(id), token(request), addresses.of(request));
    }

    private static Optional<DeviceToken> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> new DeviceToken(value.substring(BEARER.length()).strip()));
    }
}
