package app.visant.domain.edge.settings;

/** An option of the device itself that the cloud can overrule. */
public enum OwnOption {
    QUOTA_BYTES,
    DISK_SHARE,
    MAX_AGE,
    BUDGET_HOUR,
    BUDGET_DAY,
    BUDGET_MONTH,
    WINDOWS,
    METERED
}
