package app.visant.domain.edge.capture;

import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.Frame;
import app.visant.domain.edge.clock.FrameDating;
import app.visant.domain.edge.command.CommandJournal;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.command.Task;
import app.visant.domain.edge.command.Validity;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.Outbox;
import app.visant.domain.edge.outbox.SpareRoom;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.VisantException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Carries out the commands that wait in the journal. One thread at a time. */
public final class RunCommands {
    /** The reason of a command whose time was over before it could be begun. */
    public static final String EXPIRED = "expired before it could be run";

    /** The reason of a command that was begun by a program that is gone. */
    public static final String INTERRUPTED = "interrupted: the device stopped while it was being run";

    private static final int LOOKED_AT = 50;

    private final CommandJournal journal;
    private final Outbox outbox;
    private final Camera camera;
    private final RecordNames names;
    private final FrameDating dating;
    private final SpareRoom spare;
    private final InstantSource clock;
    private final Function<EdgeCommand, Validity> validity;

    /** The end of a run that the journal had no room for; null if there is none. */
    private @Nullable Unwritten unwritten;

    private record Unwritten(EdgeCommand command, Ending ending) {}

    /** One that has room for everything. */
    public RunCommands(
            CommandJournal journal,
            Outbox outbox,
            Camera camera,
            RecordNames names,
            FrameDating dating,
            InstantSource clock,
            Function<EdgeCommand, Validity> validity) {
        this(journal, outbox, camera, names, dating, SpareRoom.never(), clock, validity);
    }

    /**
     * @param clock this device's
     * @param validity whether a command may still be begun
     */
    public RunCommands(
            CommandJournal journal,
            Outbox outbox,
            Camera camera,
            RecordNames names,
            FrameDating dating,
            SpareRoom spare,
            InstantSource clock,
            Function<EdgeCommand, Validity> validity) {
        this.journal = journal;
        this.outbox = outbox;
        this.camera = camera;
        this.names = names;
        this.dating = dating;
        this.spare = spare;
        this.clock = clock;
        this.validity = validity;
    }

    /**
     * To be called before the first run, and after one that threw: writes down how that ended, if it did, and gives up what was
     * begun and never ended.
     *
     * @return how many that were
     */
    public int recover() {
        if (unwritten != null) {
            end(unwritten.command(), unwritten.ending());
        }
        return journal.abandonStarted(INTERRUPTED, clock.instant());
    }

    /** Carries out the first command that waits and whose validity is known; if there are only others, tells of one of them. */
    public Optional<Ran> runNext() {
        Optional<Ran> deferred = Optional.empty();
        for (EdgeCommand command : journal.waiting(LOOKED_AT)) {
            switch (validity.apply(command)) {
                case VALID -> {
                    return run(command);
                }
                case OVER -> {
                    return Optional.of(ended(command, Ending.expired(EXPIRED)));
                }
                case UNKNOWN -> deferred = Optional.of(new Ran.Deferred(command));
            }
        }
        return deferred;
    }

    private Optional<Ran> run(EdgeCommand command) {
        if (!journal.start(command.key(), clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(
                switch (command.task()) {
                    case Task.Capture capture -> capture(command, capture);
                    case Task.Ping ping -> answered(command);
                    case Task.Refresh refresh -> answered(command);
                    case Task.Unsupported other ->
                        ended(command, Ending.failed("this version does not know the command " + other.type()));
                });
    }

    private Ran capture(EdgeCommand command, Task.Capture task) {
        Optional<String> skipped = spare.skip(task.kind(), task.label());
        if (skipped.isPresent()) {
            return ended(command, Ending.skipped(skipped.get()));
        }
        Frame frame;
        try {
            frame = spare.reduce(camera.capture(), task.kind());
        } catch (CameraException e) {
            Ending failed = Ending.failed(e.code() + ": " + e.getMessage());
            end(command, failed);
            return new Ran.Failed(command, failed, e.reason());
        }
        FrameDating.Dated dated = dating.date(frame);
        CaptureRecord capture = new CaptureRecord(
                names.next(dated.capturedAt()),
                dated.capturedAt(),
                task.trigger(),
                task.label(),
                task.kind(),
                Sha256.of(frame.jpeg()),
                frame.jpeg().length,
                dated.clock());
        try {
            outbox.add(capture, frame.jpeg(), command.key(), clock.instant());
        } catch (VisantException e) {
            return ended(command, Ending.evicted(e.code() + ": " + e.getMessage(), capture.sha256()));
        }
        return new Ran.Captured(command, capture, frame);
    }

    private Ran answered(EdgeCommand command) {
        end(command, Ending.done());
        return new Ran.Answered(command);
    }

    private Ran ended(EdgeCommand command, Ending ending) {
        end(command, ending);
        return new Ran.Failed(command, ending);
    }

    private void end(EdgeCommand command, Ending ending) {
        unwritten = new Unwritten(command, ending);
        journal.end(command.key(), ending, clock.instant());
        unwritten = null;
    }
}
