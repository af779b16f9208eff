package app.visant.domain.command;

import app.visant.domain.kernel.CommandId;
import org.jspecify.annotations.Nullable;

/**
 * What a device says of a command.
 *
 * @param state one of received, started, done, failed
 * @param error why it failed, at most 500 characters are kept
 */
public record Acknowledgement(
        CommandId command, CommandState state, @Nullable String error) {
    private static final int MAX_ERROR = 500;

    public Acknowledgement {
        switch (state) {
            case RECEIVED, STARTED, DONE, FAILED -> {}
            case PENDING, SENT, EXPIRED -> throw new IllegalArgumentException("a device can't say " + state);
        }
        if (error != null) {
            // No database keeps a NUL in a text.
            error = error.substring(0, Math.min(error.length(), MAX_ERROR)).replace('\0', ' ');
        }
    }
}
