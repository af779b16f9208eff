package app.visant.edge;

import app.visant.adapter.edge.camera.Cameras;
import app.visant.domain.edge.camera.Camera;
import app.visant.domain.kernel.VisantException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "visant-edge",
        mixinStandardHelpOptions = true,
        subcommands = {ProvisionCommand.class, DoctorCommand.class, OutboxCommand.class},
        versionProvider = EdgeProgram.Version.class,
        sortOptions = false,
        customSynopsis = {
            "visant-edge --api-url URL --device-id ID [OPTIONS]",
            "       visant-edge                                 (all from " + EdgeOptions.ENV_FILE + ")",
            "       visant-edge provision QR                    (makes this the device that a QR code was made for)",
            "       visant-edge doctor [OPTIONS]                (says what works and what does not)",
            "       visant-edge outbox list|retry|drop          (what waits to be sent, what the cloud refused)"
        },
        usageHelpWidth = 120,
        description = "Takes a picture whenever the cloud asks for one, keeps it on disk until the cloud has it.",
        descriptionHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  visant-edge --api-url https://cloud.example.com --device-id FLOOR1",
            "      the first USB camera; the token comes from DEVICE_TOKEN in /opt/visant/.env.device",
            "  visant-edge --api-url https://cloud.example.com --device-id GATE --camera-source rtsp://10.0.0.7/live",
            "      a network camera (needs ffmpeg); one with a password as CAMERA_SOURCE=rtsp://user:secret@10.0.0.7/live in that file",
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

    @Mixin
    private EdgeOptions options = new EdgeOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        List<String> errors = new ArrayList<>();
        EdgeSettings settings = EdgeOptions.read(List.of(options), System.getenv(), Map.of(), errors);
        if (settings == null) {
            return misconfigured(errors);
        }
        if (settings.verbose()) {
            Logging.verbose();
        }
        return run(settings);
    }

    EdgeOptions options() {
        return options;
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
        if (options.tellsSecret()) {
            log.warn(
                    "The token or the camera's password is on the command line, where every user of this machine can see it"
                            + " (ps): better DEVICE_TOKEN and CAMERA_SOURCE in the environment file");
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

    /** For --version. */
    static final class Version implements picocli.CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"visant-edge " + Program.VERSION};
        }
    }
}
