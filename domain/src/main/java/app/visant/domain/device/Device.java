package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Sha256;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A camera device.
 *
 * @param organisation its owner; absent exactly while it is {@link DeviceStatus#MANUFACTURED}
 * @param name what people call it, 1 to 100 characters
 * @param batch the production batch it came from
 * @param tokenHash the hash of its token; absent before its first activation, and for the organisation that gave it up
 * @param formerToken the one before, if it was not revoked; it may have ended
 */
public record Device(
        DeviceId id,
        @Nullable OrganisationId organisation,
        String name,
        DeviceStatus status,
        String batch,
        @Nullable Sha256 tokenHash,
        @Nullable FormerToken formerToken,
        Instant createdAt,
        @Nullable Instant activatedAt,
        @Nullable Instant deactivatedAt) {
    private static final int MAX_NAME = 100;

    /** @throws InvalidInput if the name is blank or too long */
    public Device {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new InvalidInput("friendly_name", "must have 1 to " + MAX_NAME + " characters");
        }
        if ((organisation == null) != (status == DeviceStatus.MANUFACTURED)) {
            throw new IllegalArgumentException("a device has an owner exactly once it was activated");
        }
    }

    static Device manufactured(DeviceId id, String batch, Instant at) {
        return new Device(id, null, id.value(), DeviceStatus.MANUFACTURED, batch, null, null, at, null, null);
    }

    public Optional<OrganisationId> owner() {
        return Optional.ofNullable(organisation);
    }

    /** @throws InvalidInput if people can't give a device this name */
    public static String requireName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new InvalidInput("friendly_name", "must have 1 to " + MAX_NAME + " characters");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("friendly_name", "must have printable characters only");
        }
        return name;
    }

    /** @throws InvalidInput as {@link #requireName} does */
    public Device named(String newName) {
        return new Device(
                id,
                organisation,
                requireName(newName),
                status,
                batch,
                tokenHash,
                formerToken,
                createdAt,
                activatedAt,
                deactivatedAt);
    }

    /** With another token, and no former one. */
    Device withToken(Sha256 hash) {
        return withTokens(hash, null);
    }

    /**
     * With another token beside the one that it uses: that is the former one, if the present one was never used, and else the
     * present one.
     */
    Device withNextToken(Sha256 hash) {
        boolean presentIsUnused = formerToken != null && formerToken.until() == null;
        return withTokens(hash, presentIsUnused || tokenHash == null ? formerToken : new FormerToken(tokenHash, null));
    }

    /** Its token was used for the first time: the former one, if there is any, ends then. */
    Device withFormerTokenUntil(Instant end) {
        return withTokens(tokenHash, formerToken == null ? null : new FormerToken(formerToken.hash(), end));
    }

    private Device withTokens(@Nullable Sha256 hash, @Nullable FormerToken former) {
        return new Device(id, organisation, name, status, batch, hash, former, createdAt, activatedAt, deactivatedAt);
    }

    Device activated(OrganisationId owner, Sha256 hash, Instant at) {
        return new Device(id, owner, name, DeviceStatus.ACTIVE, batch, hash, null, createdAt, at, null);
    }

    /**
     * Nobody's again, as when it was made.
     *
     * @throws IllegalDeviceChange if it is not deactivated
     */
    public Device released() {
        if (!status.mayBecome(DeviceStatus.MANUFACTURED)) {
            throw new IllegalDeviceChange(status, DeviceStatus.MANUFACTURED);
        }
        return manufactured(id, batch, createdAt);
    }

    /** As the organisation goes on seeing it that gives it up. */
    public Device givenUp() {
        return withTokens(null, null);
    }

    /** Whether its organisation gave it up, and only has its record. */
    public boolean isGivenUp() {
        return status == DeviceStatus.DEACTIVATED && tokenHash == null;
    }

    /** @throws IllegalDeviceChange if it is not in service */
    public Device retired(Instant at) {
        return changedTo(DeviceStatus.DEACTIVATED, at);
    }

    Device changedTo(DeviceStatus next, Instant at) {
        if (!status.mayBecome(next)) {
            throw new IllegalDeviceChange(status, next);
        }
        return with(next, at);
    }

    Device with(DeviceStatus next, Instant at) {
        return new Device(
                id,
                organisation,
                name,
                next,
                batch,
                tokenHash,
                formerToken,
                createdAt,
                activatedAt,
                next == DeviceStatus.DEACTIVATED ? at : deactivatedAt);
    }
}
