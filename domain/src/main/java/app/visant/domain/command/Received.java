package app.visant.domain.command;

import java.util.List;

/**
 * What it means that a device says up to where it has its commands.
 *
 * @param cursor after which the device's log is to be read
 * @param changed what is received now and was not before
 */
public record Received(long cursor, List<Command> changed) {
    public Received {
        changed = List.copyOf(changed);
    }
}
