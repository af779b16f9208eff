package app.visant.domain.command;

import app.visant.domain.kernel.CommandId;
import java.util.List;

/**
 * What became of a device's acknowledgements.
 *
 * @param changed the commands that changed, each once, in their last state
 * @param unknown what the device has no command for, each once, in the order in which it was said
 */
public record Acknowledged(List<Command> changed, List<CommandId> unknown) {
    public Acknowledged {
        changed = List.copyOf(changed);
        unknown = List.copyOf(unknown);
    }
}
