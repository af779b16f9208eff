package app.visant.adapter.cloud.rest;

import app.visant.contracts.device.v1.DeviceHeaders;
import app.visant.domain.device.AuthenticateDevice;
import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.device.DeviceToken;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets devices in by what their requests carry: a name, and the token behind it. */
final class DeviceAuthentication {
    private static final String BEARER = "Bearer ";

    private final AuthenticateDevice authenticate;

    DeviceAuthentication(AuthenticateDevice authenticate) {
        this.authenticate = authenticate;
    }

    /** The device that the header names, proved; empty if there is no such header. */
    Optional<Served> byHeader(HttpHeaders headers) {
        return Optional.ofNullable(headers.getHeaderString(DeviceHeaders.DEVICE_ID))
                .map(id -> authenticate.authenticate(new DeviceId(id), token(headers)));
    }

    /**
     * The device that the header or the message names, proved.
     *
     * @throws InvalidInput if neither names one, or they differ
     */
    Served by(HttpHeaders headers, @Nullable String named) {
        Optional<Served> byHeader = byHeader(headers);
        if (byHeader.isEmpty() && named == null) {
            throw new InvalidInput("device_id", "is missing");
        }
        if (byHeader.isPresent()) {
            requireSame(byHeader.get(), named);
            return byHeader.get();
        }
        return authenticate.authenticate(new DeviceId(named == null ? "" : named), token(headers));
    }

    /** @throws InvalidInput if the message names another device than the one that proved itself */
    static void requireSame(Served proved, @Nullable String named) {
        if (named != null && !named.equals(proved.device().value())) {
            throw new InvalidInput("device_id", "is not the device of the header " + DeviceHeaders.DEVICE_ID);
        }
    }

    private static Optional<DeviceToken> token(HttpHeaders headers) {
        return Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> new DeviceToken(value.substring(BEARER.length()).strip()));
    }
}
