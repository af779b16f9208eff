package app.visant.edge;

import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.Holding;
import app.visant.domain.edge.outbox.Holdings;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the pictures. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = EdgeProgram.Version.class,
        usageHelpWidth = 120,
        description =
                "One line a picture, in the order in which they were taken in: its id, when it was taken, its bytes, queued or"
                        + " quarantined, how often sending it failed, and why the cloud refuses it.")
final class OutboxListCommand implements Callable<Integer> {
    private static final int PAGE = 500;
    private static final String LINE = "%-44s  %-20s  %10s  %-11s  %5s  %s%n";

    @Mixin
    private DataOptions options = new DataOptions();

    @Option(names = "--quarantined", description = "Only those that the cloud refuses.")
    private boolean quarantined;

    @Option(names = "--json", description = "As a JSON array.")
    private boolean json;

    @ParentCommand
    private @Nullable OutboxCommand outbox;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("made by hand");
        }
        return OutboxCommand.open(outbox, options, spec.commandLine(), (holdings, out) -> {
            if (json) {
                writeJson(holdings, out);
            } else {
                writeTable(holdings, out);
            }
            return ExitCode.OK;
        });
    }

    private void forEach(Holdings holdings, Consumer<Holding> action) {
        List<Holding> page = holdings.list(0, PAGE);
        while (!page.isEmpty()) {
            page.stream().filter(it -> !quarantined || it.isQuarantined()).forEach(action);
            page = holdings.list(page.getLast().number(), PAGE);
        }
    }

    private void writeTable(Holdings holdings, PrintWriter out) {
        out.printf(LINE, "PICTURE", "TAKEN", "BYTES", "STATE", "TRIES", "REASON");
        forEach(holdings, it -> {
            CaptureRecord capture = it.capture();
            out.printf(
                    LINE,
                    capture.id(),
                    capture.capturedAt().truncatedTo(ChronoUnit.SECONDS),
                    capture.bytes(),
                    state(it),
                    it.attempts(),
                    it.refusal() == null ? "" : it.refusal().lines().findFirst().orElse(""));
        });
    }

    private static String state(Holding holding) {
        return holding.isQuarantined() ? "quarantined" : "queued";
    }

    private void writeJson(Holdings holdings, PrintWriter out) {
        try (JsonGenerator generator = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.writeStartArray();
            forEach(holdings, it -> write(generator, it));
            generator.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println();
    }

    private static void write(JsonGenerator generator, Holding holding) {
        CaptureRecord capture = holding.capture();
        try {
            generator.writeStartObject();
            generator.writeStringField("record_id", capture.id().value());
            generator.writeStringField("captured_at", capture.capturedAt().toString());
            if (capture.trigger() != null) {
                generator.writeStringField("trigger_id", capture.trigger().value());
            }
            generator.writeStringField("sha256", capture.sha256().hex());
            generator.writeNumberField("bytes", capture.bytes());
            generator.writeStringField("state", state(holding));
            generator.writeNumberField("attempts", holding.attempts());
            if (holding.refusal() != null) {
                generator.writeStringField("reason", holding.refusal());
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
