package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Devices in any state. */
public final class TestDevices {
    public static final Instant MADE = Instant.parse("2026-01-02T00:00:00Z");

    private TestDevices() {}

    public static Device manufactured(String id) {
        return Device.manufactured(new DeviceId(id), "batch_1", MADE);
    }

    public static Device active(OrganisationId organisation, String id) {
        return manufactured(id).activated(organisation, hashOf("token of " + id), MADE.plusSeconds(60));
    }

    public static Device with(Device device, DeviceStatus status) {
        return device.with(status, MADE.plusSeconds(120));
    }

    static Sha256 hashOf(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }
}
