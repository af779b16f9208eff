package app.visant.adapter.edge.http;

import app.visant.contracts.device.v1.CommandEvent;
import app.visant.contracts.device.v1.Schedule;
import app.visant.contracts.device.v1.StreamMessage;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Task;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.TriggerId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands from the wire. Ids that are none end in {@link InvalidInput}. */
final class WireCommands {
    private static final Logger log = LoggerFactory.getLogger(WireCommands.class);

    private static final int SHOWN = 120;

    private final Api api;
    private final ConfigQuestion config;

    WireCommands(Api api, ConfigQuestion config) {
        this.api = api;
        this.config = config;
    }

    /**
     * Hands a command on, or tells of one that is none. One that can be named but not read is handed on as something that this
     * version can't do, so that the cloud is told so and the next ones are not held up. One that tells of a change comes after the
     * change itself, so that it is not taken in without.
     *
     * @return whether the cursor may move to it
     * @throws IOException if the change was to be asked for and there was no answer
     */
    boolean deliver(JsonNode message, Consumer<LinkEvent> listener) throws IOException {
        EdgeCommand command;
        List<Schedule> schedules = null;
        try {
            CommandEvent event = api.json().treeToValue(message, CommandEvent.class);
            command = of(event);
            schedules = event.schedules();
        } catch (JsonProcessingException | InvalidInput e) {
            Optional<EdgeCommand> named = named(message, firstLine(e));
            if (named.isEmpty()) {
                listener.accept(new LinkEvent.Garbage("a command without a name: " + firstLine(e)));
                return false;
            }
            command = named.get();
        }
        log.debug("Command {} read at {} ns", command.key(), System.nanoTime());
        if (schedules != null) {
            listener.accept(new LinkEvent.Configured(null, WireSchedules.of(schedules, api.device(), listener)));
        } else if (command.task() instanceof Task.Refresh) {
            config.ask(listener);
        }
        listener.accept(new LinkEvent.Arrived(command));
        return true;
    }

    private static Optional<EdgeCommand> named(JsonNode message, String why) {
        try {
            CommandId id = new CommandId(message.path("id").asText());
            long seq = message.path("seq").asLong();
            Task task =
                    new Task.Unsupported(message.path("type").asText("nameless") + " as it is written (" + why + ")");
            return seq > 0 ? Optional.of(new EdgeCommand(id, seq, task, Instant.now(), null)) : Optional.empty();
        } catch (InvalidInput nameless) {
            return Optional.empty();
        }
    }

    private static String firstLine(Exception e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return line.substring(0, Math.min(SHOWN, line.length()));
    }

    static EdgeCommand of(CommandEvent event) {
        TriggerKind kind = kind(event.triggerType());
        String label = event.triggerLabel() == null ? "" : event.triggerLabel();
        TriggerId trigger = event.triggerId() == null ? null : new TriggerId(event.triggerId());
        return new EdgeCommand(
                new CommandId(event.id()),
                event.seq(),
                Task.of(event.type(), trigger, label, kind),
                event.issuedAt(),
                event.expiresAt());
    }

    /**
     * A command of the first dialect, which says neither when it was issued nor when it expires; empty if the message is no command
     * that the edge has to carry out.
     */
    static Optional<EdgeCommand> of(StreamMessage message, Instant now) {
        if (!"capture".equals(message.cmd()) || message.triggerId() == null) {
            return Optional.empty();
        }
        TriggerId trigger = new TriggerId(message.triggerId());
        TriggerKind kind = kind(message.type());
        String label = (message.type() == null ? "scheduled" : message.type()) + "_" + trigger;
        return Optional.of(new EdgeCommand(null, 0, new Task.Capture(trigger, label, kind), now, null));
    }

    private static TriggerKind kind(@Nullable String word) {
        return switch (word) {
            case "manual" -> TriggerKind.MANUAL;
            case "event" -> TriggerKind.EVENT;
            case null, default -> TriggerKind.SCHEDULED;
        };
    }
}
