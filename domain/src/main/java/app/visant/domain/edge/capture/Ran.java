package app.visant.domain.edge.capture;

import app.visant.domain.edge.camera.Frame;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.outbox.CaptureRecord;
import java.util.Objects;

/** What became of a command. */
public sealed interface Ran {
    EdgeCommand command();

    /** The picture is in the outbox. */
    record Captured(EdgeCommand command, CaptureRecord record, Frame frame) implements Ran {}

    /** It asked for no picture, and is done. */
    record Answered(EdgeCommand command) implements Ran {}

    /** There is no picture. */
    record Failed(EdgeCommand command, Ending ending) implements Ran {
        /** As the cloud is told. */
        public String reason() {
            return Objects.requireNonNullElse(ending.reason(), "");
        }
    }
}
