package app.visant.contracts.device.v1;

import java.util.List;

/**
 * The answer of a long-poll that found commands.
 *
 * @param next what to send as {@code after} next time
 */
public record PollAnswer(List<CommandEvent> commands, long next) {
    public PollAnswer {
        commands = List.copyOf(commands);
    }
}
