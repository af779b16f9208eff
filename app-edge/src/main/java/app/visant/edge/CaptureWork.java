package app.visant.edge;

import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.capture.Ran;
import app.visant.domain.edge.capture.RunCommands;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.edge.link.Heartbeat.CameraState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that carries out commands. */
final class CaptureWork {
    private static final Logger log = LoggerFactory.getLogger(CaptureWork.class);

    /** How often it is looked whether the cloud has told the time. */
    private static final Duration UNTIL_TOLD = Duration.ofSeconds(1);

    private final RunCommands commands;
    private final DebugFrames frames;
    private final InstantSource clock;
    private final Runnable captured;
    private final Runnable changed;
    private final HangingCamera hanging = new HangingCamera(System::nanoTime);
    private final Worker worker;
    private boolean recovered;
    private volatile @Nullable String cameraError;
    private volatile @Nullable Instant lastFrameAt;

    /**
     * @param captured a picture is in the outbox
     * @param changed there is something to report
     */
    CaptureWork(
            RunCommands commands,
            DebugFrames frames,
            InstantSource clock,
            Runnable captured,
            Runnable changed,
            Duration limit) {
        this.commands = commands;
        this.frames = frames;
        this.clock = clock;
        this.captured = captured;
        this.changed = changed;
        this.worker = new Worker("visant-capture", limit, this::step);
    }

    Worker worker() {
        return worker;
    }

    CameraState camera(CameraSource source) {
        return new CameraState(source.toString(), cameraError, lastFrameAt);
    }

    private @Nullable Duration step() {
        if (!recovered) {
            int abandoned = commands.recover();
            if (abandoned > 0) {
                log.warn("{} commands were begun and never ended: they are reported as failed", abandoned);
            }
            recovered = true;
        }
        /* A run that throws leaves its command begun: the next step ends it. */
        recovered = false;
        Optional<Ran> ran = commands.runNext();
        recovered = true;
        if (ran.isEmpty()) {
            return null;
        }
        tell(ran.get());
        if (ran.get() instanceof Ran.Deferred) {
            return UNTIL_TOLD;
        }
        changed.run();
        hanging.note(ran.get());
        return Duration.ZERO;
    }

    private void tell(Ran ran) {
        switch (ran) {
            case Ran.Captured it -> {
                cameraError = null;
                lastFrameAt = clock.instant();
                captured.run();
                log.info(
                        "✓ Captured {}x{}, {} KB: {}",
                        it.frame().width(),
                        it.frame().height(),
                        it.record().bytes() / 1024,
                        it.record().id());
                log.debug(
                        "The picture for {} was there at {} ns",
                        it.command().key(),
                        it.frame().monotonicNanos());
                frames.save(it.record().id(), it.frame());
            }
            case Ran.Deferred it ->
                log.debug(
                        "{} waits until the cloud tells the time", it.command().key());
            case Ran.Answered it -> log.info("✓ Done: {}", it.command().task().type());
            case Ran.Failed it
            when it.ending().outcome() == RunOutcome.SKIPPED ->
                log.info("Skipped {}: {}", it.command().key(), it.reason());
            case Ran.Failed it -> {
                if (it.camera() != null) {
                    cameraError = it.reason();
                }
                log.error(
                        "✗ {} {} failed: {}",
                        it.command().task().type(),
                        it.command().key(),
                        it.reason());
            }
        }
    }
}
