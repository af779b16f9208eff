package app.visant.edge.doctor;

import app.visant.adapter.edge.http.CloudSettings;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.link.Way;
import java.nio.file.Path;
import java.util.List;

/**
 * The edge that is looked at.
 *
 * @param ways by which it reads commands, the preferred one first
 * @param daemon whether another program holds its data folder
 */
public record Patient(
        CloudSettings cloud,
        List<Way> ways,
        Path dataDir,
        Daemon daemon,
        CameraSource cameraSource,
        CameraSettings camera) {
    public Patient {
        ways = List.copyOf(ways);
    }
}
