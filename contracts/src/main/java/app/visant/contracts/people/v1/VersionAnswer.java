package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** The versions in use. */
public record VersionAnswer(String cloud, List<DeviceVersion> devices) {
    public VersionAnswer {
        requireNonNull(cloud, "cloud");
        devices = List.copyOf(devices);
    }
}
