package app.visant.domain.command;

import app.visant.domain.kernel.CommandId;
import java.util.List;

/**
 * What became of a device's acknowledgements.
 *
 * @param changed the commands that changed, each once, in their last state
 * @param unknown what the device has no command for, each once, in the order in which it was said
 * @param stored what is said to have failed and whose trigger is executed, since its picture is here; each once
 */
public record Acknowledged(List<Command> changed, List<CommandId> unknown, List<CommandId> stored) {
    public Acknowledged {
        changed = List.copyOf(changed);
        unknown = List.copyOf(unknown);
        stored = List.copyOf(stored);
    }
}
