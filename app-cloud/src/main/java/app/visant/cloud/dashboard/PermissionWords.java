package app.visant.cloud.dashboard;

import app.visant.domain.access.Permission;

/** What permissions allow, in words that people read. */
final class PermissionWords {
    private PermissionWords() {}

    static String of(Permission permission) {
        return switch (permission) {
            case DEVICES_READ -> "see devices, how they are, and what was asked of them";
            case DEVICES_WRITE -> "change names and settings of devices";
            case DEVICES_MANAGE -> "suspend, resume and deactivate devices, and group them";
            case DEVICES_PROVE -> "take devices in, replace them, and give them tokens";
            case DEVICES_MANUFACTURE -> "make devices that nobody has yet";
            case CAPTURES_READ -> "see pictures, and hear of new ones";
            case CAPTURES_TRIGGER -> "have pictures taken";
            case SCHEDULES_READ -> "see schedules";
            case SCHEDULES_WRITE -> "make, change and delete schedules";
            case PLAN_READ -> "see plan and device slots";
            case PLAN_WRITE -> "redeem activation codes";
            case MEMBERS_READ -> "see who is in the organisation";
            case MEMBERS_WRITE -> "invite people, and change what they may do";
            case KEYS_READ -> "see API keys";
            case KEYS_WRITE -> "make and revoke API keys";
            case OWNERSHIP_TRANSFER -> "hand the ownership over";
            case AUDIT_READ -> "see who did what";
        };
    }
}
