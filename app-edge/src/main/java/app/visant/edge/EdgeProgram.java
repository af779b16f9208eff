package app.visant.edge;

import app.visant.adapter.edge.camera.Cameras;
import app.visant.domain.edge.camera.Camera;
import app.visant.domain.kernel.VisantException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "visant-edge",
        mixinStandardHelpOptions = true,
        versionProvider = EdgeProgram.Version.class,
        sortOptions = false,
        customSynopsis = {
            "visant-edge --api-url URL --device-id ID [OPTIONS]",
            "       visant-edge                                 (all from " + EdgeProgram.ENV_FILE + ")"
        },
        usageHelpWidth = 120,
        description = "Takes a picture whenever the cloud asks for one, keeps it on disk until the cloud has it.",
        descriptionHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  visant-edge --api-url https://cloud.example.com --device-id FLOOR1",
            "      the first USB camera; the token comes from DEVICE_TOKEN in /opt/visant/.env.device",
            "  visant-edge --api-url https://cloud.example.com --device-id GATE --camera-source rtsp://user:secret@10.0.0.7/live",
            "      a network camera (needs ffmpeg)",
            "  visant-edge --api-url http://localhost:8080 --device-id TEST1 --camera-source walkway.avi --video-offset 12",
            "      a video, played over and over, as if it were a camera",
            "",
            "Every option can also be set in the environment or in the environment file, by the name in brackets.",
            "The command line wins over the environment, the environment over the file.",
            "Exit codes: 1 could not start, 2 wrong configuration, 3 ended itself after a fault inside, 130 stopped by Ctrl-C,",
            "143 stopped by SIGTERM."
        })
final class EdgeProgram implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(EdgeProgram.class);
    static final String ENV_FILE = "/opt/visant/.env.device";

    @ArgGroup(exclusive = false, heading = "%nCloud:%n", order = 1)
    private CloudOptions cloud = new CloudOptions();

    @ArgGroup(exclusive = false, heading = "%nCamera:%n", order = 2)
    private CameraOptions camera = new CameraOptions();

    @ArgGroup(exclusive = false, heading = "%nThis program:%n", order = 3)
    private LocalOptions local = new LocalOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        List<String> errors = new ArrayList<>();
        Map<String, String> environment = System.getenv();
        SettingSources sources = new SettingSources(Options.given(cloud, camera, local), environment, envFile(errors));
        EdgeSettings settings = SettingsReader.read(sources, errors);
        if (settings == null) {
            return misconfigured(errors);
        }
        if (settings.verbose()) {
            Logging.verbose();
        }
        return run(settings);
    }

    private Map<String, String> envFile(List<String> errors) {
        Path given = local.envFile;
        Path file = given == null ? Path.of(ENV_FILE) : given;
        if (given == null && !Files.exists(file)) {
            return Map.of();
        }
        try {
            return EnvFile.parse(Files.readAllLines(file), errors);
        } catch (IOException e) {
            errors.add("the environment file " + file + " can't be read: " + e);
            return Map.of();
        }
    }

    private int misconfigured(List<String> errors) {
        if (spec != null) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("The configuration is wrong:");
            errors.forEach(error -> err.println("  - " + error));
            err.println("See --help.");
            err.flush();
        }
        return ExitCode.USAGE;
    }

    private int run(EdgeSettings settings) throws InterruptedException {
        log.info("Visant Device Client v2.0 - Cloud-Triggered Architecture");
        log.info("Device ID: {}", settings.device());
        log.info("API URL: {}", settings.apiUrl());
        log.debug("Version {}, camera {}, data in {}", Program.VERSION, settings.cameraSource(), settings.dataDir());
        if (cloud.token != null) {
            log.warn("The token is on the command line, where every user of this machine can see it (ps):"
                    + " better DEVICE_TOKEN in the environment file, or --token-file");
        }
        NativeLibraryFolder.announce();
        InstantSource clock = InstantSource.system();
        Camera source = Cameras.open(settings.cameraSource(), settings.camera(), clock);
        try (source;
                EdgeDaemon daemon = new EdgeDaemon(settings, source, clock)) {
            Runtime process = Runtime.getRuntime();
            CleanStop stop = new CleanStop(daemon::close, CleanStop.PATIENCE, process::halt);
            process.addShutdownHook(new Thread(stop, "visant-stop"));
            daemon.start();
            daemon.await();
            return ExitCode.OK;
        } catch (VisantException e) {
            log.error("Can't start: {}", e.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    static final class CloudOptions {
        @Option(
                names = "--api-url",
                paramLabel = "URL",
                description = "Address of the cloud. Required. [API_URL or CLOUD_URL]")
        @Nullable String apiUrl;

        @Option(
                names = "--device-id",
                paramLabel = "ID",
                description = "This device's name in the cloud. Required. [DEVICE_ID]")
        @Nullable String deviceId;

        @Option(
                names = "--token",
                paramLabel = "TOKEN",
                description =
                        "The device's secret, as given at its activation. Others on this machine can see a command line:"
                                + " prefer the environment file. [DEVICE_TOKEN]")
        @Nullable String token;

        @Option(
                names = "--token-file",
                paramLabel = "FILE",
                description = "A file with the secret and nothing else. [DEVICE_TOKEN_FILE]")
        @Nullable String tokenFile;

        @Option(
                names = "--transport",
                paramLabel = "WAY",
                description =
                        "How commands are read: sse (event stream), sse-a (event stream of the original protocol), poll"
                                + " (long-poll), auto (sse, and poll while no stream gets through). Default: auto. [TRANSPORT]")
        @Nullable String transport;

        @Option(
                names = "--upload-timeout",
                paramLabel = "SECONDS",
                description = "An upload without progress for so long is tried again. Default: 30. [UPLOAD_TIMEOUT]")
        @Nullable String uploadTimeout;

        @Option(
                names = "--stream-timeout",
                paramLabel = "SECONDS",
                description =
                        "A stream that is silent for so long is dead; the cloud says something every 25 s. Default: 70."
                                + " [STREAM_TIMEOUT]")
        @Nullable String streamTimeout;

        @Option(
                names = "--reconnect-delay",
                paramLabel = "SECONDS",
                description =
                        "Longest wait before the first try to reconnect; the limit doubles with each failure, up to a"
                                + " minute, and the wait is random below it. Default: 5. [RECONNECT_DELAY]")
        @Nullable String reconnectDelay;
    }

    static final class CameraOptions {
        @Option(
                names = "--camera-source",
                paramLabel = "SOURCE",
                description =
                        "Number of a USB camera (0 is /dev/video0), rtsp:// address, video file, JPEG file, or folder of"
                                + " JPEG files. Default: 0. [CAMERA_SOURCE]")
        @Nullable String source;

        @Option(
                names = "--camera-backend",
                paramLabel = "NAME",
                description = "any or v4l2; names of other systems (dshow, msmf, ...) mean any. [CAMERA_BACKEND]")
        @Nullable String backend;

        @Option(
                names = "--camera-resolution",
                paramLabel = "WxH",
                description = "Such as 1920x1080. Default: what the camera gives. [CAMERA_RESOLUTION]")
        @Nullable String resolution;

        @Option(
                names = "--camera-warmup",
                paramLabel = "FRAMES",
                description = "Frames thrown away after opening a USB camera. Default: 2. [CAMERA_WARMUP]")
        @Nullable String warmup;

        @Option(
                names = "--video-offset",
                paramLabel = "SECONDS",
                description = "Where a video begins to play. Default: 0. [VIDEO_OFFSET]")
        @Nullable String videoOffset;
    }

    static final class LocalOptions {
        @Option(
                names = "--data-dir",
                paramLabel = "DIR",
                description =
                        "Where pictures and commands are kept; one folder for each device. Default: systemd's state"
                                + " folder, else ~/.local/share/visant/ID. [DATA_DIR]")
        @Nullable String dataDir;

        @Option(
                names = "--env-file",
                paramLabel = "FILE",
                description = "Lines of NAME=value. Default: /opt/visant/.env.device, if it exists.")
        @Nullable Path envFile;

        @Option(names = "--save-frames", description = "Also save each picture as a file, for debugging. [SAVE_FRAMES]")
        boolean saveFrames;

        @Option(
                names = "--save-frames-dir",
                paramLabel = "DIR",
                description =
                        "Where to; takes effect with --save-frames only. Default: debug_captures. [SAVE_FRAMES_DIR]")
        @Nullable String saveFramesDir;

        @Option(names = "--verbose", description = "Log more. [VERBOSE]")
        boolean verbose;
    }

    /** For --version. */
    static final class Version implements picocli.CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"visant-edge " + Program.VERSION};
        }
    }
}
