package app.visant.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that describe an edge, for every command that needs one. */
final class EdgeOptions {
    static final String ENV_FILE = "/opt/visant/.env.device";

    private static final Pattern SECRET_IN_ADDRESS = Pattern.compile("\\s*\\w+://[^/?#]*:[^/?#]*@");

    @ArgGroup(exclusive = false, heading = "%nCloud:%n", order = 1)
    private CloudOptions cloud = new CloudOptions();

    @ArgGroup(exclusive = false, heading = "%nCamera:%n", order = 2)
    private CameraOptions camera = new CameraOptions();

    @ArgGroup(exclusive = false, heading = "%nWhat is sent, and when:%n", order = 3)
    private BudgetOptions budget = new BudgetOptions();

    @ArgGroup(exclusive = false, heading = "%nThis program:%n", order = 4)
    private LocalOptions local = new LocalOptions();

    /**
     * The settings by options, environment and environment file.
     *
     * @param all later ones win over earlier ones
     * @param presets variables that count where neither environment nor file has them
     * @param errors gets a line for each fault
     * @return null if there is any fault
     */
    static @Nullable EdgeSettings read(
            List<EdgeOptions> all, Map<String, String> environment, Map<String, String> presets, List<String> errors) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        all.forEach(options -> given.putAll(options.given()));
        Path envFile = all.stream()
                .map(options -> options.local.envFile)
                .filter(Objects::nonNull)
                .reduce(null, (earlier, later) -> later);
        Map<String, String> file = new HashMap<>(presets);
        file.putAll(envFile(envFile, errors));
        return SettingsReader.read(new SettingSources(given, environment, file), errors);
    }

    /**
     * The data folder alone, found as {@link #read} does.
     *
     * @param program given before the command's name
     * @param errors gets a line for each fault
     * @return null if there is any fault
     */
    static @Nullable Path dataDir(
            @Nullable EdgeProgram program,
            DataOptions own,
            Map<String, String> environment,
            Map<String, String> presets,
            List<String> errors) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        Path envFile = own.envFile;
        if (program != null) {
            given.putAll(program.options().given());
            envFile = envFile == null ? program.options().local.envFile : envFile;
        }
        put(given, Setting.DATA_DIR, own.dataDir);
        put(given, Setting.DEVICE_ID, own.deviceId);
        Map<String, String> file = new HashMap<>(presets);
        file.putAll(envFile(envFile, errors));
        return SettingsReader.dataDir(new SettingSources(given, environment, file), errors);
    }

    private static Map<String, String> envFile(@Nullable Path given, List<String> errors) {
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

    /** Nothing but an environment file. */
    static EdgeOptions ofFile(Path file) {
        EdgeOptions options = new EdgeOptions();
        options.local.envFile = file;
        return options;
    }

    @Nullable Path envFile() {
        return local.envFile;
    }

    /** Whether everybody on this machine can see the token or the camera's password. */
    boolean tellsSecret() {
        return cloud.token != null
                || (camera.source != null
                        && SECRET_IN_ADDRESS.matcher(camera.source).lookingAt());
    }

    private Map<Setting, String> given() {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        put(given, Setting.API_URL, cloud.apiUrl);
        put(given, Setting.DEVICE_ID, cloud.deviceId);
        put(given, Setting.TOKEN, cloud.token);
        put(given, Setting.TOKEN_FILE, cloud.tokenFile);
        put(given, Setting.TRANSPORT, cloud.transport);
        put(given, Setting.UPLOAD_TIMEOUT, cloud.uploadTimeout);
        put(given, Setting.STREAM_TIMEOUT, cloud.streamTimeout);
        put(given, Setting.RECONNECT_DELAY, cloud.reconnectDelay);
        put(given, Setting.AUTONOMY_AFTER, cloud.autonomyAfter);
        put(given, Setting.CAMERA_SOURCE, camera.source);
        put(given, Setting.CAMERA_BACKEND, camera.backend);
        put(given, Setting.CAMERA_RESOLUTION, camera.resolution);
        put(given, Setting.CAMERA_WARMUP, camera.warmup);
        put(given, Setting.VIDEO_OFFSET, camera.videoOffset);
        put(given, Setting.DATA_DIR, local.dataDir);
        put(given, Setting.OUTBOX_MAX_MB, local.outboxMaxMb);
        put(given, Setting.OUTBOX_DISK_PERCENT, local.outboxDiskPercent);
        put(given, Setting.OUTBOX_MAX_DAYS, local.outboxMaxDays);
        put(given, Setting.SAVE_FRAMES, local.saveFrames ? "true" : null);
        put(given, Setting.SAVE_FRAMES_DIR, local.saveFramesDir);
        put(given, Setting.VERBOSE, local.verbose ? "true" : null);
        given.putAll(budget.given());
        return given;
    }

    static void put(Map<Setting, String> given, Setting setting, @Nullable String value) {
        if (value != null) {
            given.put(setting, value);
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
                                + " (long-poll), auto (sse; poll while no stream gets through; sse-a if the cloud is so old"
                                + " that it knows no other). Default: auto. [TRANSPORT]")
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
                        "A stream that is silent for so long is given up; the cloud says something every 25 s. Default: 55."
                                + " [STREAM_TIMEOUT]")
        @Nullable String streamTimeout;

        @Option(
                names = "--reconnect-delay",
                paramLabel = "SECONDS",
                description =
                        "Longest wait before the first try to reconnect; the limit doubles with each failure, up to a"
                                + " minute, and the wait is random below it. Default: 5. [RECONNECT_DELAY]")
        @Nullable String reconnectDelay;

        @Option(
                names = "--autonomy-after",
                paramLabel = "SECONDS",
                description =
                        "After so long without a word from the cloud, which says something every 25 s, the schedules are"
                                + " followed without it. Default: 90. [AUTONOMY_AFTER]")
        @Nullable String autonomyAfter;
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
                names = "--outbox-max-mb",
                paramLabel = "MB",
                description =
                        "Pictures that wait may take so many megabytes; then scheduled ones are given up, those first that"
                                + " others were taken shortly before and after, and what people asked for last. Default: by the"
                                + " share of the disk. [OUTBOX_MAX_MB]")
        @Nullable String outboxMaxMb;

        @Option(
                names = "--outbox-disk-percent",
                paramLabel = "PERCENT",
                description = "Of the disk that they are on, they may take so much. Default: 80. [OUTBOX_DISK_PERCENT]")
        @Nullable String outboxDiskPercent;

        @Option(
                names = "--outbox-max-days",
                paramLabel = "DAYS",
                description =
                        "Pictures that could not be sent for so long are given up. Default: never. [OUTBOX_MAX_DAYS]")
        @Nullable String outboxMaxDays;

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
}
