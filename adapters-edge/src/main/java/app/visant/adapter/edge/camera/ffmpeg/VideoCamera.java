package app.visant.adapter.edge.camera.ffmpeg;

import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.Frame;
import app.visant.domain.edge.camera.PlayHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A video file, played over and over in real time; each capture is a short run of ffmpeg that seeks to the moment. */
final class VideoCamera implements Camera {
    private static final double NANOS_PER_SECOND = 1e9;

    private final String ffmpeg;
    private final Path file;
    private final CameraSettings settings;
    private final InstantSource clock;
    private final Duration length;
    private final PlayHead head;
    private boolean closed;

    VideoCamera(String ffmpeg, String ffprobe, Path file, CameraSettings settings, InstantSource clock) {
        if (!Files.isReadable(file)) {
            throw new CameraException(Reason.UNAVAILABLE, "There is no readable video " + file + ".");
        }
        this.ffmpeg = ffmpeg;
        this.file = file;
        this.settings = settings;
        this.clock = clock;
        this.length = length(ffprobe);
        this.head = new PlayHead(settings.videoOffset(), clock);
    }

    @Override
    public Frame capture() {
        if (closed) {
            throw new CameraException(Reason.CLOSED, "The camera " + file + " is closed.");
        }
        byte[] jpeg = picture(head.position(length));
        if (jpeg == null) {
            /* After the last picture, or in a file in which no position can be found: the play begins again. */
            jpeg = picture(Duration.ZERO);
        }
        if (jpeg == null) {
            throw new CameraException(Reason.READ_FAILED, "The video " + file + " has no picture.");
        }
        return new Frame(jpeg, clock.instant(), System.nanoTime());
    }

    private byte @Nullable [] picture(Duration position) {
        List<String> command = new ArrayList<>(List.of(ffmpeg, "-hide_banner", "-nostdin", "-loglevel", "error"));
        command.addAll(List.of("-protocol_whitelist", "file"));
        if (position.isPositive()) {
            command.addAll(List.of("-ss", seconds(position)));
        }
        command.addAll(List.of("-i", url(), "-frames:v", "1"));
        command.addAll(Ffmpeg.jpegOutput(settings, List.of()));
        try (ChildProcess process = started(command)) {
            byte[] jpeg = new JpegStream(process.output()).next();
            if (jpeg == null && !process.lastError().isEmpty()) {
                throw unreadable(process);
            }
            return jpeg;
        } catch (IOException e) {
            throw new CameraException(
                    Reason.READ_FAILED, "Reading the video " + file + " broke off: " + e.getMessage(), e);
        }
    }

    private Duration length(String ffprobe) {
        List<String> command = List.of(
                ffprobe,
                "-v",
                "error",
                "-protocol_whitelist",
                "file",
                "-select_streams",
                "v:0",
                "-show_entries",
                "format=duration",
                "-of",
                "default=nw=1:nk=1",
                "-i",
                url());
        try (ChildProcess process = started(command)) {
            String seconds = new String(process.output().readNBytes(64), StandardCharsets.US_ASCII).strip();
            double value = Double.parseDouble(seconds);
            if (value > 0 && value < Integer.MAX_VALUE) {
                return Duration.ofNanos(Math.round(value * NANOS_PER_SECOND));
            }
            throw unreadable(process);
        } catch (NumberFormatException | IOException e) {
            throw new CameraException(Reason.READ_FAILED, "The file " + file + " is no video with a length.", e);
        }
    }

    private ChildProcess started(List<String> command) {
        ChildProcess process = new ChildProcess(command, "", UnaryOperator.identity());
        process.killAfter(settings.readDeadline());
        return process;
    }

    private CameraException unreadable(ChildProcess process) {
        return new CameraException(Reason.READ_FAILED, "The video " + file + " can't be read: " + process.lastError());
    }

    /** With its protocol named and absolute, so that no file's name is taken for an option or an address. */
    private String url() {
        return "file:" + file.toAbsolutePath();
    }

    private static String seconds(Duration position) {
        return String.format(Locale.ROOT, "%.3f", position.toNanos() / NANOS_PER_SECOND);
    }

    @Override
    public void close() {
        closed = true;
    }
}
