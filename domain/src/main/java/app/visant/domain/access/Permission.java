package app.visant.domain.access;

import java.util.Locale;

/** One thing that a person may be allowed to do in their organisation. */
public enum Permission {
    /** See the devices, how they are, and what was asked of them. */
    DEVICES_READ,
    /** Change a device's name and settings. */
    DEVICES_WRITE,
    /** Take devices in, suspend and resume them, give them new tokens, and retire them. */
    DEVICES_MANAGE,
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
    /** See who else is in the organisation, and who is invited. */
    MEMBERS_READ,
    /** Invite and remove people, and change what they are. */
    MEMBERS_WRITE,
    /** Make somebody else the owner in one's own place. */
    OWNERSHIP_TRANSFER;

    /** As it is written for programs and people, such as {@code devices:read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }
}
