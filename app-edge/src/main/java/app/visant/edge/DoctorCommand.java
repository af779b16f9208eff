package app.visant.edge;

import app.visant.edge.doctor.Doctor;
import app.visant.edge.doctor.Finding;
import app.visant.edge.doctor.Finding.Mark;
import app.visant.edge.doctor.Patient;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command that looks at everything the daemon needs. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = EdgeProgram.Version.class,
        sortOptions = false,
        usageHelpWidth = 120,
        description = {
            "Says in one line each what works, and what to do about what does not: configuration, data folder, disk, camera,"
                    + " cloud, token, stream, clock. Takes the same options and environment as the daemon, may be used while that"
                    + " runs, and changes nothing on this device; to the cloud it looks as if the daemon were there for a moment."
        },
        descriptionHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "Without --data-dir it looks at the service's folder, /var/lib/visant, if there is one; so use sudo.",
            "Exit codes: 0 nothing is wrong, 1 something does not work, 2 wrong configuration."
        })
final class DoctorCommand implements Callable<Integer> {
    /** The state folder of visant-edge.service, as far as this user may see it. */
    static final Path SERVICE_STATE = Path.of("/var/lib/visant");

    /** Gives the doctor the rights that visant-edge.service gives to the daemon. */
    private static final String AS_THE_SERVICE = "systemd-run --wait --pipe -p DynamicUser=yes -p User=visant"
            + " -p StateDirectory=visant -p SupplementaryGroups=video -p LoadCredential=settings:"
            + EdgeOptions.ENV_FILE
            + " /opt/visant/visant-edge doctor --env-file '${CREDENTIALS_DIRECTORY}/settings'";

    private static final String CONFIGURATION = "configuration";

    @Mixin
    private EdgeOptions options = new EdgeOptions();

    @ParentCommand
    private @Nullable EdgeProgram program;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("made by hand");
        }
        List<EdgeOptions> all = program == null ? List.of(options) : List.of(program.options(), options);
        return diagnose(all, spec.commandLine().getOut());
    }

    /**
     * Examines the edge that the options describe, with the environment and its file.
     *
     * @param all later ones win over earlier ones
     * @return the exit code
     */
    static int diagnose(List<EdgeOptions> all, PrintWriter out) throws InterruptedException {
        List<String> errors = new ArrayList<>();
        EdgeSettings settings = EdgeOptions.read(all, System.getenv(), presets(SERVICE_STATE), errors);
        if (settings == null) {
            List<Finding> findings = errors.stream()
                    .map(error -> Finding.fail(CONFIGURATION, error))
                    .toList();
            findings.forEach(finding -> say(out, finding.toString()));
            say(out, "FAIL: the configuration is wrong, nothing else was looked at; see --help");
            return ExitCode.USAGE;
        }
        if (settings.verbose()) {
            Logging.verbose();
        } else {
            Logging.quiet();
        }
        return examine(settings, out);
    }

    /** A service's doctor is called by hand, without the variable that systemd gives to the service. */
    static Map<String, String> presets(Path serviceState) {
        return Files.isDirectory(serviceState) ? Map.of("STATE_DIRECTORY", serviceState.toString()) : Map.of();
    }

    private static int examine(EdgeSettings settings, PrintWriter out) throws InterruptedException {
        NativeLibraryFolder.announce();
        say(
                out,
                Finding.ok(
                                CONFIGURATION,
                                "device " + settings.device() + ", commands by "
                                        + settings.transport().word())
                        .toString());
        Patient patient = new Patient(
                settings.cloud(),
                settings.transport().ways(),
                settings.dataDir(),
                DataDirectory.holder(settings.dataDir()),
                settings.cameraSource(),
                settings.camera());
        List<Finding> findings = new ArrayList<>();
        rights(System.getProperty("user.name", ""), settings.dataDir()).ifPresent(finding -> {
            findings.add(finding);
            say(out, finding.toString());
        });
        findings.addAll(new Doctor(patient, InstantSource.system()).examine(finding -> say(out, finding.toString())));
        say(out, verdict(findings));
        return count(findings, Mark.FAIL) == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Root may do what the service's user may not: what works now may not work for the service. */
    static Optional<Finding> rights(String user, Path dataDir) {
        return user.equals("root") && dataDir.equals(SERVICE_STATE)
                ? Optional.of(Finding.skip(
                        "rights",
                        "not those of the service's user, root may open every folder and camera; to look as that user: "
                                + AS_THE_SERVICE))
                : Optional.empty();
    }

    static String verdict(List<Finding> findings) {
        String failing = subjects(findings, Mark.FAIL);
        if (!failing.isEmpty()) {
            return "FAIL: " + failing;
        }
        long warnings = count(findings, Mark.WARN);
        String skipped = subjects(findings, Mark.SKIP);
        if (warnings == 0 && skipped.isEmpty()) {
            return "ok: all is well";
        }
        return (skipped.isEmpty() ? "ok: all works" : "ok: what was looked at works")
                + (warnings == 0 ? "" : ", warnings: " + warnings)
                + (skipped.isEmpty() ? "" : ", not looked at: " + skipped);
    }

    private static String subjects(List<Finding> findings, Mark mark) {
        return findings.stream()
                .filter(finding -> finding.mark() == mark)
                .map(Finding::subject)
                .collect(Collectors.joining(", "));
    }

    private static long count(List<Finding> findings, Mark mark) {
        return findings.stream().filter(finding -> finding.mark() == mark).count();
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
