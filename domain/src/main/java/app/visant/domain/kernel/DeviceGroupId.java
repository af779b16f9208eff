package app.visant.domain.kernel;

import java.util.UUID;

/** The name of a group of devices. */
public record DeviceGroupId(UUID value) {
    /** @throws InvalidInput if the text is not a UUID in its canonical form */
    public static DeviceGroupId parse(String text) {
        return new DeviceGroupId(Uuids.parse("group_id", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
