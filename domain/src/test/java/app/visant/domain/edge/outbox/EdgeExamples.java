package app.visant.domain.edge.outbox;

import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Task;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Commands and pictures for tests. */
public final class EdgeExamples {
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private EdgeExamples() {}

    /** A capture {@code cN} for trigger {@code tN}, valid for a minute from noon. */
    public static EdgeCommand capture(int number, TriggerKind kind) {
        return new EdgeCommand(
                new CommandId("c" + number),
                number,
                new Task.Capture(new TriggerId("t" + number), "hourly-check", kind),
                NOON,
                NOON.plus(Duration.ofMinutes(1)));
    }

    public static EdgeCommand capture(int number) {
        return capture(number, TriggerKind.SCHEDULED);
    }

    /** The same capture as {@link #capture(int)}, as the first dialect tells it. */
    public static EdgeCommand captureByDialectA(int number) {
        Task.Capture task =
                new Task.Capture(new TriggerId("t" + number), "scheduled_t" + number, TriggerKind.SCHEDULED);
        return new EdgeCommand(null, 0, task, NOON, null);
    }

    /** Without a trigger. */
    public static EdgeCommand other(int number, String type) {
        Task task = Task.of(type, null, "", TriggerKind.SCHEDULED);
        return new EdgeCommand(new CommandId("c" + number), number, task, NOON, null);
    }

    /** A picture {@code rN}, taken N seconds after noon, of the bytes of {@link #jpeg}. */
    public static CaptureRecord picture(int number, TriggerKind kind) {
        byte[] jpeg = jpeg(number);
        return new CaptureRecord(
                new RecordId("r" + number),
                NOON.plusSeconds(number),
                new TriggerId("t" + number),
                "hourly-check",
                kind,
                Sha256.of(jpeg),
                jpeg.length);
    }

    public static CaptureRecord picture(int number) {
        return picture(number, TriggerKind.SCHEDULED);
    }

    /** Not a JPEG: an outbox does not look. */
    public static byte[] jpeg(int number) {
        return ("picture " + number).getBytes(StandardCharsets.UTF_8);
    }
}
