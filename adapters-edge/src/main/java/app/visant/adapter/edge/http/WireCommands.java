package app.visant.adapter.edge.http;

import app.visant.contracts.device.v1.CommandEvent;
import app.visant.contracts.device.v1.StreamMessage;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Task;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.TriggerId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands from the wire. Ids that are none end in {@link InvalidInput}. */
final class WireCommands {
    private static final Logger log = LoggerFactory.getLogger(WireCommands.class);

    private WireCommands() {}

    /**
     * Hands a command on, or tells of one that is none.
     *
     * @return whether it is one
     */
    static boolean deliver(CommandEvent event, Consumer<LinkEvent> listener) {
        EdgeCommand command;
        try {
            command = of(event);
        } catch (InvalidInput e) {
            listener.accept(new LinkEvent.Garbage("a command whose " + e.getMessage()));
            return false;
        }
        log.debug("Command {} read at {} ns", command.key(), System.nanoTime());
        listener.accept(new LinkEvent.Arrived(command));
        return true;
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
