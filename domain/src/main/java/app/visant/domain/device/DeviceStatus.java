package app.visant.domain.device;

import java.util.Set;

/** Where a device is in its life. {@link #mayBecome} is the whole table of legal changes. */
public enum DeviceStatus {
    MANUFACTURED,
    ACTIVE,
    SUSPENDED,
    DEACTIVATED;

    public boolean mayBecome(DeviceStatus next) {
        return successors().contains(next);
    }

    private Set<DeviceStatus> successors() {
        return switch (this) {
            case MANUFACTURED -> Set.of(ACTIVE);
            case ACTIVE -> Set.of(SUSPENDED, DEACTIVATED);
            case SUSPENDED -> Set.of(ACTIVE, DEACTIVATED);
            case DEACTIVATED -> Set.of(ACTIVE, MANUFACTURED);
        };
    }
}
