package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import java.time.InstantSource;
import java.util.Optional;

/** Lets a device in: known, active, and proved by its token, or without one where its organisation allows that. */
public final class AuthenticateDevice {
    private final Devices devices;
    private final Organisations organisations;
    private final InstantSource clock;

    public AuthenticateDevice(Devices devices, Organisations organisations, InstantSource clock) {
        this.devices = devices;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * A token has no end of its own: a device that was off for years gets in.
     *
     * @param token what the device sent, if anything
     * @throws NotFound if there is no such device
     * @throws DeviceNotActive if it is not active
     * @throws DeviceTokenRefused if the token is wrong, or missing where one is needed
     */
    public Served authenticate(DeviceId id, Optional<DeviceToken> token) {
        Device device = devices.find(id).orElseThrow(() -> new NotFound("device", id.value()));
        OrganisationId owner = device.owner()
                .filter(any -> device.status() == DeviceStatus.ACTIVE)
                .orElseThrow(() -> new DeviceNotActive(
                        id, token.filter(any -> isOf(any, device)).isPresent()));
        boolean proved = token.isPresent() ? proves(token.get(), device) : allowsTokenless(owner);
        if (!proved) {
            throw new DeviceTokenRefused(id);
        }
        return new Served(id, owner);
    }

    private boolean proves(DeviceToken token, Device device) {
        FormerToken former = device.formerToken();
        if (isPresent(token, device) && former != null && former.until() == null) {
            /* Who changes the device at the same time may be faster: then the next request does it. */
            devices.replace(device, device.withFormerTokenUntil(clock.instant().plus(FormerToken.GRACE)));
        }
        return isOf(token, device);
    }

    private boolean isOf(DeviceToken token, Device device) {
        FormerToken former = device.formerToken();
        return isPresent(token, device)
                || (former != null && former.isValidAt(clock.instant()) && token.matches(former.hash()));
    }

    private static boolean isPresent(DeviceToken token, Device device) {
        Sha256 hash = device.tokenHash();
        return hash != null && token.matches(hash);
    }

    private boolean allowsTokenless(OrganisationId owner) {
        return organisations
                .find(owner)
                .map(Organisation::allowTokenlessDevices)
                .orElse(false);
    }

    /** A device that proved itself, and whose it is. */
    public record Served(DeviceId device, OrganisationId organisation) {}
}
