package app.visant.domain.edge.capture;

import app.visant.domain.edge.camera.Frame;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.outbox.CaptureRecord;

/** What became of a command. */
public sealed interface Ran {
    EdgeCommand command();

    /** The picture is in the outbox. */
    record Captured(EdgeCommand command, CaptureRecord record, Frame frame) implements Ran {}

    /** It asked for no picture, and is done. */
    record Answered(EdgeCommand command) implements Ran {}

    /** @param reason as the cloud is told */
    record Failed(EdgeCommand command, String reason) implements Ran {}
}
