package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A group of devices.
 *
 * @param devices the ids of those in it
 */
public record DeviceGroupItem(String id, String name, List<String> devices) {
    public DeviceGroupItem {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        devices = List.copyOf(devices);
    }
}
