package app.visant.edge;

import app.visant.domain.edge.outbox.Holding;
import app.visant.domain.edge.outbox.Holdings;
import app.visant.domain.kernel.RecordId;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Has pictures sent again. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        versionProvider = EdgeProgram.Version.class,
        usageHelpWidth = 120,
        description = "Has pictures sent at once that the cloud refused, or that wait after a failure.")
final class OutboxRetryCommand implements Callable<Integer> {
    private static final int PAGE = 500;

    @Mixin
    private DataOptions options = new DataOptions();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @ParentCommand
    private @Nullable OutboxCommand outbox;

    @Spec
    private @Nullable CommandSpec spec;

    static final class Which {
        @Parameters(paramLabel = "PICTURE", description = "Ids, as list shows them.", arity = "1..*")
        private List<String> pictures = List.of();

        @Option(names = "--all-quarantined", description = "All that the cloud refused.")
        private boolean all;
    }

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("made by hand");
        }
        InstantSource clock = InstantSource.system();
        return OutboxCommand.open(outbox, options, spec.commandLine(), (holdings, out) -> {
            List<RecordId> wanted = which.all
                    ? quarantined(holdings)
                    : which.pictures.stream().map(RecordId::new).toList();
            long unknown = wanted.stream()
                    .filter(id -> !retry(holdings, id, clock.instant(), out))
                    .count();
            return unknown == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        });
    }

    private static List<RecordId> quarantined(Holdings holdings) {
        List<RecordId> found = new ArrayList<>();
        List<Holding> page = holdings.list(0, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(Holding::isQuarantined)
                    .forEach(it -> found.add(it.capture().id()));
            page = holdings.list(page.getLast().number(), PAGE);
        }
        return found;
    }

    private static boolean retry(Holdings holdings, RecordId id, Instant now, PrintWriter out) {
        boolean known = holdings.retry(id, now).isPresent();
        out.println(known ? id + " will be sent again" : "there is no picture " + id);
        return known;
    }
}
