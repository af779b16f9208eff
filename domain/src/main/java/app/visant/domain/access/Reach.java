package app.visant.domain.access;

import app.visant.domain.kernel.DeviceId;
import java.util.Set;

/** Which of their organisation's devices somebody may see and touch, with all that is theirs; as it was when it was decided. */
public sealed interface Reach {
    static Reach all() {
        return new All();
    }

    static Reach nothing() {
        return new Only(Set.of());
    }

    /** Each of them, whatever comes. */
    record All() implements Reach {}

    /** These alone: the others are to them as if there were none. */
    record Only(Set<DeviceId> devices) implements Reach {
        public Only {
            devices = Set.copyOf(devices);
        }
    }

    default boolean covers(DeviceId device) {
        return switch (this) {
            case All() -> true;
            case Only(Set<DeviceId> devices) -> devices.contains(device);
        };
    }
}
