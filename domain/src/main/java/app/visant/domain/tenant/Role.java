package app.visant.domain.tenant;

/** What a person may do in their organisation. */
public enum Role {
    OWNER,
    ADMIN,
    OPERATOR,
    VIEWER,
    AUDITOR;

    /** Whether the role may change devices, schedules and trigger captures. */
    public boolean mayOperate() {
        return switch (this) {
            case OWNER, ADMIN, OPERATOR -> true;
            case VIEWER, AUDITOR -> false;
        };
    }

    /** Whether the role may make, activate and retire devices. */
    public boolean mayAdminister() {
        return switch (this) {
            case OWNER, ADMIN -> true;
            case OPERATOR, VIEWER, AUDITOR -> false;
        };
    }
}
