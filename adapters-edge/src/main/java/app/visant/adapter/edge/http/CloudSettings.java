package app.visant.adapter.edge.http;

import app.visant.domain.kernel.DeviceId;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the cloud is and how to speak to it.
 *
 * @param apiUrl its address, {@code http} or {@code https}; a path before {@code /v1} is allowed
 * @param token the device's secret; null for a device of the older protocol
 * @param version of this program, as told to the cloud
 * @param streamTimeout a stream that says nothing for so long is dead; longer than the cloud's pings are apart
 * @param uploadTimeout an upload that makes no progress for so long has failed
 * @param environment variables that name proxies
 */
public record CloudSettings(
        URI apiUrl,
        DeviceId device,
        @Nullable String token,
        String version,
        Duration streamTimeout,
        Duration uploadTimeout,
        Map<String, String> environment) {
    public CloudSettings {
        environment = Map.copyOf(environment);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "CloudSettings[" + apiUrl + ", " + device + ", token " + (token == null ? "none" : "set") + "]";
    }
}
