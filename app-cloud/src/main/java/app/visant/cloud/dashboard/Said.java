package app.visant.cloud.dashboard;

import app.visant.contracts.WireJson;
import app.visant.contracts.device.v1.HeartbeatRequest;
import app.visant.domain.device.DeviceReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Reads what a device last said of itself. */
final class Said {
    private static final ObjectMapper JSON = WireJson.mapper();

    private Said() {}

    /** Empty if it can't be read any more. */
    static Optional<HeartbeatRequest> of(DeviceReport report) {
        try {
            return Optional.of(JSON.readValue(report.detailsJson(), HeartbeatRequest.class));
        } catch (JsonProcessingException older) {
            // What was stored by another version of the cloud.
            return Optional.empty();
        }
    }
}
