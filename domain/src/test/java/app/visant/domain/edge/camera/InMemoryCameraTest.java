package app.visant.domain.edge.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.edge.camera.CameraException.Reason;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class InMemoryCameraTest extends CameraContract {
    @Override
    protected Camera open() {
        return new InMemoryCamera(InstantSource.system());
    }

    @Test
    void failsOnceWhenToldSo() {
        InMemoryCamera camera = new InMemoryCamera(InstantSource.system());
        camera.nextFails(Reason.TIMEOUT);

        assertThatThrownBy(camera::capture)
                .isInstanceOfSatisfying(
                        CameraException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TIMEOUT));
        assertThat(camera.capture().width()).isEqualTo(64);
        assertThat(camera.captures()).isEqualTo(2);
    }
}
