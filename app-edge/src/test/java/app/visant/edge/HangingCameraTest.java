package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.capture.Ran;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.command.Task;
import app.visant.domain.kernel.CommandId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HangingCameraTest {
    private static final EdgeCommand COMMAND =
            new EdgeCommand(new CommandId("c1"), 1, new Task.Ping(), Instant.EPOCH, null);

    private long nanos;
    private final HangingCamera camera = new HangingCamera(() -> nanos);

    private static Ran failed(@Nullable Reason reason) {
        return new Ran.Failed(COMMAND, Ending.failed("camera_hangs: in 3 reads"), reason);
    }

    private void after(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void endsTheProgramWhenTheCameraHangsForLongerThanItIsGiven() {
        camera.note(failed(Reason.HANGING));
        after(HangingCamera.PATIENCE);
        assertThatCode(() -> camera.note(failed(Reason.HANGING))).doesNotThrowAnyException();
        after(Duration.ofSeconds(1));

        assertThatThrownBy(() -> camera.note(failed(Reason.HANGING)))
                .isInstanceOf(Error.class)
                .hasMessageContaining("camera_hangs: in 3 reads");
    }

    @Test
    void leavesACameraThatCameToItselfOrFailsOtherwise() {
        camera.note(failed(Reason.HANGING));
        after(Duration.ofMinutes(10));
        camera.note(failed(Reason.TIMEOUT));
        assertThatCode(() -> camera.note(failed(Reason.HANGING))).doesNotThrowAnyException();
    }

    @Test
    void countsOnOverWhatNeedsNoCamera() {
        camera.note(failed(Reason.HANGING));
        camera.note(new Ran.Answered(COMMAND));
        camera.note(failed(null));
        after(Duration.ofMinutes(10));

        assertThatThrownBy(() -> camera.note(failed(Reason.HANGING))).isInstanceOf(Error.class);
    }
}
