package app.visant.domain.trigger;

import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandState;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.live.LiveEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A trigger came a step further. */
public record TriggerChanged(
        OrganisationId organisation,
        DeviceId device,
        TriggerId trigger,
        TriggerState state,
        @Nullable String reason) implements LiveEvent {
    public static TriggerChanged of(Trigger trigger) {
        return new TriggerChanged(
                trigger.organisation(), trigger.device(), trigger.id(), trigger.state(), trigger.reason());
    }

    /** What a command's new state means for its trigger; empty if it has none, or the state says nothing new of it. */
    public static Optional<TriggerChanged> of(Command command, @Nullable String reason) {
        return Optional.ofNullable(command.trigger())
                .flatMap(trigger -> stateAfter(command.state())
                        .map(state ->
                                new TriggerChanged(command.organisation(), command.device(), trigger, state, reason)));
    }

    /** What a device's word that changed a command means for its trigger; empty as above. */
    public static Optional<TriggerChanged> of(Command command, Acknowledgement said) {
        return Optional.ofNullable(command.trigger())
                .flatMap(trigger -> stateAfter(said)
                        .map(state -> new TriggerChanged(
                                command.organisation(),
                                command.device(),
                                trigger,
                                state,
                                state.isOpen() ? null : said.reason())));
    }

    /** The state that what a device says brings its trigger to. */
    public static Optional<TriggerState> stateAfter(Acknowledgement said) {
        return switch (said.failure()) {
            case FAILED -> Optional.of(TriggerState.FAILED);
            case EXPIRED -> Optional.of(TriggerState.EXPIRED);
            case SKIPPED -> Optional.of(TriggerState.SKIPPED);
            case EVICTED -> Optional.of(TriggerState.EVICTED);
            case null -> stateAfter(said.state());
        };
    }

    /** The state that a command's state brings its trigger to. Done says that the device has it: it is executed when the picture is here. */
    public static Optional<TriggerState> stateAfter(CommandState command) {
        return switch (command) {
            case SENT -> Optional.of(TriggerState.SENT);
            case RECEIVED, STARTED, DONE -> Optional.of(TriggerState.RECEIVED);
            case FAILED -> Optional.of(TriggerState.FAILED);
            case EXPIRED -> Optional.of(TriggerState.EXPIRED);
            case PENDING -> Optional.empty();
        };
    }
}
