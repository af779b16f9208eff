package app.visant.edge;

import app.visant.adapter.edge.http.CloudSettings;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.settings.OwnSettings;
import app.visant.domain.kernel.DeviceId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the daemon has to know.
 *
 * @param token the device's secret; null for a device of the older protocol
 * @param reconnectDelay the longest wait before the first try to connect again; later ones may be longer
 * @param autonomyAfter how long the cloud must be silent before schedules are followed without it
 * @param dataDir where its database lies
 * @param own of what is there, and of what is sent of it, as far as the cloud has no wishes
 * @param framesDir where each picture is also saved for debugging; null for not at all
 * @param environment for proxies
 */
record EdgeSettings(
        URI apiUrl,
        DeviceId device,
        @Nullable String token,
        CameraSource cameraSource,
        CameraSettings camera,
        Duration uploadTimeout,
        Duration streamTimeout,
        Duration reconnectDelay,
        Duration autonomyAfter,
        Transport transport,
        Path dataDir,
        OwnSettings own,
        @Nullable Path framesDir,
        boolean verbose,
        Map<String, String> environment) {
    EdgeSettings {
        environment = Map.copyOf(environment);
    }

    /** What the line to the cloud has to know. */
    CloudSettings cloud() {
        return new CloudSettings(apiUrl, device, token, Program.VERSION, streamTimeout, uploadTimeout, environment);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "EdgeSettings[" + apiUrl + ", " + device + ", " + cameraSource + ", " + transport.word() + ", " + dataDir
                + "]";
    }
}
