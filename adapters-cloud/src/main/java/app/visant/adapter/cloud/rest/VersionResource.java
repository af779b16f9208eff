package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Public;
import app.visant.contracts.people.v1.DeviceVersion;
import app.visant.contracts.people.v1.VersionAnswer;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.device.Devices;
import app.visant.domain.kernel.Slice;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** Which versions are in use. The devices are told to people only. */
@Path("/v1/version")
@Produces(MediaType.APPLICATION_JSON)
public final class VersionResource {
    private final String version;
    private final Devices devices;
    private final DeviceReports reports;

    VersionResource(String version, Devices devices, DeviceReports reports) {
        this.version = version;
        this.devices = devices;
        this.reports = reports;
    }

    @Public
    @GET
    public VersionAnswer version(@Auth Optional<Caller> caller) {
        return new VersionAnswer(version, caller.map(this::versionsOf).orElse(List.of()));
    }

    private List<DeviceVersion> versionsOf(Caller caller) {
        return devices.list(caller.organisation(), caller.reach(), new Slice(Slice.MAX_LIMIT, 0)).items().stream()
                .map(device -> new DeviceVersion(
                        device.id().value(), DeviceWire.version(reports.find(caller.organisation(), device.id()))))
                .toList();
    }
}
