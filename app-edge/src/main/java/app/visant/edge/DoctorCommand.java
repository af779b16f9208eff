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
                    + " runs, and changes nothing."
        },
        descriptionHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "Without --data-dir it looks at the service's folder, /var/lib/visant, if there is one; so use sudo.",
            "Exit codes: 0 all is well, 1 something does not work, 2 wrong configuration."
        })
final class DoctorCommand implements Callable<Integer> {
    /** The state folder of visant-edge.service, as far as this user may see it. */
    static final Path SERVICE_STATE = Path.of("/var/lib/visant");

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
        PrintWriter out = spec.commandLine().getOut();
        List<String> errors = new ArrayList<>();
        List<EdgeOptions> all = program == null ? List.of(options) : List.of(program.options(), options);
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
        List<Finding> findings =
                new Doctor(patient, InstantSource.system()).examine(finding -> say(out, finding.toString()));
        say(out, verdict(findings));
        return count(findings, Mark.FAIL) == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String verdict(List<Finding> findings) {
        String failing = findings.stream()
                .filter(finding -> finding.mark() == Mark.FAIL)
                .map(Finding::subject)
                .collect(Collectors.joining(", "));
        if (!failing.isEmpty()) {
            return "FAIL: " + failing;
        }
        long warnings = count(findings, Mark.WARN);
        return warnings == 0 ? "ok: all is well" : "ok: all works, warnings: " + warnings;
    }

    private static long count(List<Finding> findings, Mark mark) {
        return findings.stream().filter(finding -> finding.mark() == mark).count();
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
