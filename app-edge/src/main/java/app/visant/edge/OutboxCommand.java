package app.visant.edge;

import app.visant.adapter.edge.sqlite.EdgeDatabase;
import app.visant.domain.edge.outbox.Holdings;
import app.visant.domain.kernel.VisantException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** The commands that show and change what waits to be sent. */
@Command(
        name = "outbox",
        mixinStandardHelpOptions = true,
        versionProvider = EdgeProgram.Version.class,
        subcommands = {OutboxListCommand.class, OutboxRetryCommand.class, OutboxDropCommand.class},
        usageHelpWidth = 120,
        description =
                "Shows and changes what waits to be sent, and what the cloud refused for good. May be used while the"
                        + " daemon runs, which takes note of changes within seconds.",
        footerHeading = "%n",
        footer = {
            "Beside the service, as its user or as root: visant-edge outbox list --data-dir /var/lib/visant",
            "Exit codes: 0 done, 1 there is no such picture or no outbox, 2 wrong usage."
        })
final class OutboxCommand implements Runnable {
    @ParentCommand
    private @Nullable EdgeProgram program;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
    }

    /** Something to do with the pictures. */
    @FunctionalInterface
    interface Task {
        /** @return the exit code */
        int with(Holdings holdings, PrintWriter out);
    }

    /** Does it in the outbox that the options name. @return the exit code */
    static int open(@Nullable OutboxCommand outbox, DataOptions options, CommandLine line, Task task) {
        Logging.quiet();
        NativeLibraryFolder.announce();
        List<String> errors = new ArrayList<>();
        Path folder = EdgeOptions.dataDir(
                outbox == null ? null : outbox.program,
                options,
                System.getenv(),
                DoctorCommand.presets(DoctorCommand.SERVICE_STATE),
                errors);
        if (folder == null) {
            errors.forEach(line.getErr()::println);
            return ExitCode.USAGE;
        }
        try (EdgeDatabase database = EdgeDatabase.join(DataDirectory.database(folder))) {
            return task.with(database.holdings(), line.getOut());
        } catch (VisantException e) {
            line.getErr().println(e.getMessage());
            return ExitCode.SOFTWARE;
        } finally {
            line.getOut().flush();
            line.getErr().flush();
        }
    }
}
