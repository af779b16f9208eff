package app.visant.adapter.edge.camera.opencv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.CameraSource;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class DeviceCameraTest {
    @Test
    void saysThatACameraIsNotThere() {
        assertThatThrownBy(() ->
                        OpenCv.device(new CameraSource.Device(63), CameraSettings.defaults(), InstantSource.system()))
                .isInstanceOfSatisfying(
                        CameraException.class, e -> assertThat(e.code()).isEqualTo("camera_unavailable"))
                .hasMessageContaining("/dev/video63 is not there");
    }
}
