package app.visant.edge;

import app.visant.domain.edge.outbox.Holding;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.TriggerId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Throws pictures away. */
@Command(
        name = "drop",
        mixinStandardHelpOptions = true,
        versionProvider = EdgeProgram.Version.class,
        usageHelpWidth = 120,
        description =
                "Throws pictures away for good, and says what becomes of what they were taken for. The cloud is told, with the"
                        + " picture's hash.")
final class OutboxDropCommand implements Callable<Integer> {
    private static final String REASON = "dropped by hand";

    @Mixin
    private DataOptions options = new DataOptions();

    @Parameters(paramLabel = "PICTURE", description = "Ids, as list shows them.", arity = "1..*")
    private List<String> pictures = List.of();

    @ParentCommand
    private @Nullable OutboxCommand outbox;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("made by hand");
        }
        InstantSource clock = InstantSource.system();
        return OutboxCommand.open(outbox, options, spec.commandLine(), (holdings, out) -> {
            int exitCode = ExitCode.OK;
            for (String picture : pictures) {
                Optional<Holding> dropped = holdings.evict(new RecordId(picture), REASON, clock.instant());
                out.println(dropped.map(OutboxDropCommand::fate)
                        .orElse("there is no picture " + picture + ", or it is on its way to the cloud"));
                exitCode = dropped.isEmpty() ? ExitCode.SOFTWARE : exitCode;
            }
            return exitCode;
        });
    }

    private static String fate(Holding dropped) {
        String gone = dropped.capture().id() + " is dropped; ";
        TriggerId trigger = dropped.capture().trigger();
        if (trigger == null) {
            return gone + "it was for no trigger";
        }
        return gone
                + (dropped.isQuarantined()
                        ? "trigger " + trigger + " stays failed: " + dropped.refusal()
                        : "trigger " + trigger + " becomes evicted: " + REASON);
    }
}
