package app.visant.domain.edge.capture;

import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.Frame;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.outbox.CaptureRecord;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of a command. */
public sealed interface Ran {
    EdgeCommand command();

    /** The picture is in the outbox. */
    record Captured(EdgeCommand command, CaptureRecord record, Frame frame) implements Ran {}

    /** It waits, until the cloud tells the time: nobody knows before whether its time is over. */
    record Deferred(EdgeCommand command) implements Ran {}

    /** It asked for no picture, and is done. */
    record Answered(EdgeCommand command) implements Ran {}

    /**
     * There is no picture.
     *
     * @param camera why the camera gave none; null if it was not the camera
     */
    record Failed(EdgeCommand command, Ending ending, CameraException.@Nullable Reason camera) implements Ran {
        /** Not by the camera's fault. */
        public Failed(EdgeCommand command, Ending ending) {
            this(command, ending, null);
        }

        /** As the cloud is told. */
        public String reason() {
            return Objects.requireNonNullElse(ending.reason(), "");
        }
    }
}
