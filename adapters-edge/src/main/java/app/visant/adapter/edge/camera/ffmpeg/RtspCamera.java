package app.visant.adapter.edge.camera.ffmpeg;

import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.camera.Frame;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network camera whose stream is received all the time, so that a picture is there when it is asked for. A thread of its own
 * keeps the newest picture alone. When the stream ends this camera is of no more use; another one has to be opened.
 */
final class RtspCamera implements Camera {
    private static final Logger log = LoggerFactory.getLogger(RtspCamera.class);

    /** At most 5 pictures a second are encoded; works when time stamps jump or are missing. */
    private static final String RATE = "select='isnan(t)+isnan(prev_selected_t)+gte(abs(t-prev_selected_t),0.2)'";

    /** ffmpeg gives a silent server up by itself somewhat later than we do, in case that we are no more. */
    private static final Duration ORPHAN_GRACE = Duration.ofSeconds(2);

    private final CameraSource.Rtsp source;
    private final Duration deadline;
    private final InstantSource clock;
    private final ChildProcess process;

    /* Guarded by this. */
    private @Nullable Frame newest;
    private boolean ended;
    private boolean closed;

    RtspCamera(String ffmpeg, CameraSource.Rtsp source, CameraSettings settings, InstantSource clock) {
        this.source = source;
        this.deadline = settings.readDeadline();
        this.clock = clock;
        this.process = new ChildProcess(
                command(ffmpeg, settings),
                RtspInput.script(source, deadline.plus(ORPHAN_GRACE)),
                line -> RtspInput.redact(source, line));
        Thread.ofPlatform().daemon().name("ffmpeg-pictures").start(this::receive);
    }

    private static List<String> command(String ffmpeg, CameraSettings settings) {
        List<String> command = new ArrayList<>(List.of(ffmpeg, "-hide_banner", "-loglevel", "error"));
        command.addAll(RtspInput.OPTIONS);
        command.addAll(Ffmpeg.jpegOutput(settings, List.of(RATE)));
        return command;
    }

    @Override
    public synchronized Frame capture() {
        long asked = System.nanoTime();
        Frame frame = newest;
        while (frame == null || frame.monotonicNanos() - asked < 0) {
            long left = deadline.toNanos() - (System.nanoTime() - asked);
            checkGoesOn(left);
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CameraException(Reason.CLOSED, "The capture from " + source + " was interrupted.", e);
            }
            frame = newest;
        }
        return frame;
    }

    private void checkGoesOn(long nanosLeft) {
        if (closed) {
            throw new CameraException(Reason.CLOSED, "The camera " + source + " is closed.");
        }
        if (ended) {
            Reason reason = newest == null ? Reason.UNAVAILABLE : Reason.READ_FAILED;
            String why = process.lastError();
            throw new CameraException(
                    reason, "The camera " + source + " gives no stream" + (why.isEmpty() ? "." : ": " + why));
        }
        if (nanosLeft <= 0) {
            throw new CameraException(
                    Reason.TIMEOUT, "The camera " + source + " gave no picture within " + deadline.toMillis() + " ms.");
        }
    }

    private void receive() {
        try {
            JpegStream pictures = new JpegStream(process.output());
            for (byte[] jpeg = pictures.next(); jpeg != null; jpeg = pictures.next()) {
                arrived(jpeg);
            }
        } catch (IOException e) {
            log.debug("The stream of {} broke", source, e);
        } finally {
            synchronized (this) {
                ended = true;
                notifyAll();
            }
        }
    }

    private void arrived(byte[] jpeg) {
        try {
            Frame frame = new Frame(jpeg, clock.instant(), System.nanoTime());
            synchronized (this) {
                newest = frame;
                notifyAll();
            }
        } catch (CameraException e) {
            log.debug("A picture of {} is passed over: {}", source, e.getMessage());
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            newest = null;
            notifyAll();
        }
        process.close();
    }
}
