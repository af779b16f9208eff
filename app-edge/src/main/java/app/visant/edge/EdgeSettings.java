package app.visant.edge;

import app.visant.adapter.edge.http.CloudSettings;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.outbox.Quota;
import app.visant.domain.edge.upload.UploadBudget;
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
 * @param budget of the backlog
 * @param dataDir where its database lies
 * @param quota of what is there
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
        UploadBudget budget,
        Path dataDir,
        Quota quota,
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
