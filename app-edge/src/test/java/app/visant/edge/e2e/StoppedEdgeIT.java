package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.edge.EndedProcess;
import app.visant.edge.FakeCloud;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edge that is told to end while something hangs. */
final class StoppedEdgeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The promise; a virtual machine that has just started gets more, on a machine that has other work. */
    private static final Duration LIMIT =
            EdgeProcess.PROGRAM.toString().endsWith(".jar") ? Duration.ofSeconds(15) : Duration.ofSeconds(5);

    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    private FakeCloud cloud;
    private @Nullable EdgeProcess edge;

    @BeforeEach
    void startCloud() throws IOException {
        cloud = new FakeCloud();
    }

    @AfterEach
    void stopAll() {
        if (edge != null) {
            edge.close();
        }
        cloud.close();
    }

    private EdgeProcess edge(String url) {
        EdgeProcess made = new EdgeProcess(folder, url, new Api.Device("FLOOR1", "s3cret")).transport("sse");
        edge = made;
        return made;
    }

    private static void awaitLogged(EdgeProcess program, String text) {
        await(text).atMost(PATIENCE).until(() -> {
            program.requireAlive();
            return program.log().contains(text);
        });
    }

    @Test
    void endsWhileTheStreamIsMute() {
        EdgeProcess connected = edge(cloud.url().toString()).start();
        awaitLogged(connected, "Connection confirmed");

        assertThat(connected.stopWithin(LIMIT)).isEqualTo(TERMINATED);
        assertThat(connected.log()).contains("Stopped");
    }

    @Test
    void endsWhileAnUploadWaitsForItsAnswer() throws Exception {
        cloud.muteUploads();
        cloud.command(1, "capture");
        EdgeProcess uploading = edge(cloud.url().toString()).start();
        assertThat(cloud.awaitUploading(PATIENCE)).isTrue();

        assertThat(uploading.stopWithin(LIMIT)).isEqualTo(TERMINATED);
    }

    @Test
    void endsWhileTheCloudDoesNotAnswerAtAll() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            EdgeProcess connecting =
                    edge("https://127.0.0.1:" + mute.getLocalPort()).start();
            awaitLogged(connecting, "Connecting");

            assertThat(connecting.stopWithin(LIMIT)).isEqualTo(TERMINATED);
        }
    }

    @Test
    void endsWhileItsCameraHangsAndHearsNoInterrupt() throws Exception {
        Path picture = folder.resolve("picture.jpg");
        Files.copy(EdgeProcess.PICTURES.resolve("walkway-01.jpg"), picture);
        EdgeProcess looking =
                edge(cloud.url().toString()).camera(picture.toString()).start();
        awaitLogged(looking, "The camera " + picture + " is open");
        replaceByPipe(picture);
        cloud.command(1, "capture");
        awaitLogged(looking, "Received command");

        assertThat(looking.stopWithin(LIMIT)).isEqualTo(TERMINATED);
        assertThat(looking.captured()).isZero();
    }

    @Test
    void endsWhileItsLogHangs() throws Exception {
        Path log = folder.resolve("edge-FLOOR1.log");
        replaceByPipe(log);
        try (RandomAccessFile unread = new RandomAccessFile(log.toFile(), "rw")) {
            EdgeProcess mute = edge(cloud.url().toString()).start();
            await().atMost(PATIENCE).until(() -> cloud.connections.get() > 0);
            EndedProcess filled = EndedProcess.of(
                    new ProcessBuilder("dd", "if=/dev/zero", "of=" + log, "bs=1", "oflag=nonblock", "conv=notrunc"));
            assertThat(filled.said()).contains("temporarily unavailable");

            assertThat(mute.stopWithin(LIMIT)).isEqualTo(TERMINATED);
            assertThat(unread.getFD().valid()).isTrue();
        }
    }

    /** Whoever opens a pipe to read it waits until somebody writes, and is not to be interrupted. */
    private static void replaceByPipe(Path file) throws Exception {
        Files.deleteIfExists(file);
        assertThat(EndedProcess.of(new ProcessBuilder("mkfifo", file.toString()))
                        .exitCode())
                .isZero();
    }

    @Test
    void endsWithItsFfmpegThatHearsNoSignal() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("bin"));
        Path started = folder.resolve("started");
        Path ffmpeg = Files.writeString(
                programs.resolve("ffmpeg"), "#!/bin/sh\ntrap '' TERM INT HUP\n: > " + started + "\nexec sleep 300\n");
        Files.setPosixFilePermissions(ffmpeg, PosixFilePermissions.fromString("rwxr-xr-x"));
        cloud.command(1, "capture");
        EdgeProcess looking = edge(cloud.url().toString())
                .camera("rtsp://127.0.0.1:9/none")
                .variable("PATH", programs + ":/usr/bin:/bin")
                .start();
        awaitLogged(looking, "Received command");
        await().atMost(PATIENCE).until(() -> Files.exists(started));
        List<ProcessHandle> family = looking.family();

        assertThat(looking.stopWithin(LIMIT)).isEqualTo(TERMINATED);
        await("the end of ffmpeg").atMost(LIMIT).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }
}
