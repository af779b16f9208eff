package app.visant.edge;

import app.visant.contracts.device.v1.ActivationLink;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command that makes this device the one that a QR code was made for. */
@Command(
        name = "provision",
        mixinStandardHelpOptions = true,
        versionProvider = EdgeProgram.Version.class,
        sortOptions = false,
        usageHelpWidth = 120,
        description = {
            "Makes this device the one that the QR code of an activation was made for: writes the cloud's address, the device's id"
                    + " and its token into the environment file, then says by the doctor what works."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "The file is replaced in one step, with all else that is in it, and is readable by its owner alone.",
            "Exit codes: 0 done and nothing is wrong, 1 nothing was written, 2 wrong usage or no such code,",
            "4 written, but the doctor found something that does not work."
        })
final class ProvisionCommand implements Callable<Integer> {
    static final int WRITTEN_BUT_ILL = 4;

    @Parameters(
            paramLabel = "QR",
            description =
                    "What the code says (visant://activate?...), a PNG or JPEG of it, a file with the text, or - for"
                            + " standard input. Others on this machine can see a command line: a file is safer.")
    private String code = "";

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            description = "Address of the cloud, instead of the one that the code names.")
    private @Nullable String apiUrl;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "The file to write. Default: " + EdgeOptions.ENV_FILE + ".")
    private @Nullable Path envFile;

    @Option(names = "--replace", description = "Also if this is another device already.")
    private boolean replace;

    @Option(names = "--no-doctor", description = "Write only.")
    private boolean withoutDoctor;

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
        PrintWriter err = spec.commandLine().getErr();
        Path file;
        try {
            ActivationLink link = ActivationSource.read(code);
            String address = address(link);
            file = file();
            write(file, link, address);
            out.println("This is device " + link.device() + " of " + address + ": written to " + file);
        } catch (IllegalArgumentException wrong) {
            return failed(err, wrong.getMessage(), ExitCode.USAGE);
        } catch (StartFailed refused) {
            return failed(err, refused.getMessage(), ExitCode.SOFTWARE);
        } catch (IOException broken) {
            return failed(err, "The environment file can't be written: " + broken, ExitCode.SOFTWARE);
        }
        int exitCode = withoutDoctor ? ExitCode.OK : examined(file, out);
        out.println(
                file.equals(Path.of(EdgeOptions.ENV_FILE))
                        ? "Next: systemctl restart visant-edge"
                        : "Next: visant-edge --env-file " + file);
        out.flush();
        return exitCode;
    }

    private static int failed(PrintWriter err, @Nullable String why, int exitCode) {
        err.println(why);
        err.flush();
        return exitCode;
    }

    private int examined(Path file, PrintWriter out) throws InterruptedException {
        List<EdgeOptions> options = new ArrayList<>();
        if (program != null) {
            options.add(program.options());
        }
        options.add(EdgeOptions.ofFile(file));
        return DoctorCommand.diagnose(options, out) == ExitCode.OK ? ExitCode.OK : WRITTEN_BUT_ILL;
    }

    /** The file itself, where the name is that of a link to it. */
    private Path file() throws IOException {
        Path given = envFile == null && program != null ? program.options().envFile() : envFile;
        Path file = given == null ? Path.of(EdgeOptions.ENV_FILE) : given;
        return Files.exists(file) ? file.toRealPath() : file;
    }

    private void write(Path file, ActivationLink link, String address) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        requireSameDevice(lines, link, file);
        PrivateFile.replace(file, EnvFile.with(lines, settings(link, address)));
    }

    private String address(ActivationLink link) {
        String address = apiUrl == null ? link.cloud() : apiUrl;
        if (address == null) {
            throw new IllegalArgumentException("the code does not say where the cloud is: add --api-url");
        }
        try {
            return SettingsReader.url(address.strip()).toString();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("the cloud's address " + wrong.getMessage(), wrong);
        }
    }

    private void requireSameDevice(List<String> lines, ActivationLink link, Path file) {
        Map<String, String> present = EnvFile.parse(lines, new ArrayList<>());
        String device = present.getOrDefault("DEVICE_ID", "");
        boolean activated = !present.getOrDefault("DEVICE_TOKEN", "").isBlank()
                || !present.getOrDefault("DEVICE_TOKEN_FILE", "").isBlank();
        if (activated && !device.equals(link.device()) && !replace) {
            throw new StartFailed("This is device " + device + " already, by " + file
                    + ": pictures of it that still wait would be sent as those of " + link.device()
                    + ". Look with visant-edge outbox list; with --replace it is done all the same.");
        }
    }

    private static Map<String, String> settings(ActivationLink link, String address) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("API_URL", address);
        settings.put("DEVICE_ID", link.device());
        settings.put("DEVICE_TOKEN", link.token());
        return settings;
    }
}
