package app.visant.domain.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One thing that a person may be allowed to do in their organisation. */
public enum Permission {
    /** See the devices, how they are, and what was asked of them. */
    DEVICES_READ,
    /** Change a device's name and settings. */
    DEVICES_WRITE,
    /** Suspend and resume devices, retire them, and put them into groups. */
    DEVICES_MANAGE,
    /**
     * Say what devices prove themselves by: take them in, replace and release them, give them new tokens, and
     * serve those without one.
     */
    DEVICES_PROVE,
    /** Make devices that nobody owns yet. */
    DEVICES_MANUFACTURE,
    /** See pictures, and be told of new ones. */
    CAPTURES_READ,
    /** Have a picture taken now. */
    CAPTURES_TRIGGER,
    SCHEDULES_READ,
    SCHEDULES_WRITE,
    /** See what the organisation has of time and of device slots. */
    PLAN_READ,
    /** Redeem activation codes for it. */
    PLAN_WRITE,
    /** See who else is in the organisation, and who is invited. */
    MEMBERS_READ,
    /** Invite and remove people, and change what they are. */
    MEMBERS_WRITE,
    /** See what keys programs have. */
    KEYS_READ,
    /** Make keys for programs, and revoke them. */
    KEYS_WRITE,
    /** Make somebody else the owner in one's own place. */
    OWNERSHIP_TRANSFER,
    /** See who did what. */
    AUDIT_READ;

    /** As it is written for programs and people, such as {@code devices:read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** The one that is written so; empty if there is none. */
    public static Optional<Permission> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
