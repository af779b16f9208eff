package app.visant.adapter.edge.camera;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** GStreamer's RTSP server as a process, serving the walkway. */
final class RtspServer implements AutoCloseable {
    private final Process process;
    private final int port;

    /**
     * @param port 0 for any free one
     * @param credentials user and password, or nothing
     */
    RtspServer(int port, String... credentials) throws IOException {
        /* Debian's Python has GStreamer's bindings; another one that is first on the path need not. */
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/python3",
                TestFiles.resource("/rtsp-server.py").toString(),
                TestFiles.mp4().toString(),
                Integer.toString(port)));
        command.addAll(List.of(credentials));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII);
        String line = lines.readLine();
        if (line == null || !line.startsWith("ready ")) {
            throw new AssertionError(
                    "GStreamer's RTSP server does not start; packages gstreamer1.0-rtsp, gir1.2-gst-rtsp-server-1.0,"
                            + " python3-gi, gstreamer1.0-plugins-{base,good,bad}");
        }
        this.port = Integer.parseInt(line.substring("ready ".length()));
    }

    int port() {
        return port;
    }

    String address() {
        return "rtsp://127.0.0.1:" + port + "/walkway";
    }

    @Override
    public void close() {
        kill();
    }

    /** Its port is free when this returns. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
