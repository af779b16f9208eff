package app.visant.domain.command;

import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What a device says of a command.
 *
 * @param state one of received, started, done, failed
 * @param failure in which way it failed; null unless it did
 * @param error why it failed, at most 500 characters are kept
 * @param lostPicture hash of the picture that was taken for it and given up
 */
public record Acknowledgement(
        CommandId command,
        CommandState state,
        @Nullable Failure failure,
        @Nullable String error,
        @Nullable Sha256 lostPicture) {
    private static final int MAX_ERROR = 500;

    public Acknowledgement {
        failure = switch (state) {
            case FAILED -> failure == null ? Failure.FAILED : failure;
            case RECEIVED, STARTED, DONE -> null;
            case PENDING, SENT, EXPIRED -> throw new IllegalArgumentException("a device can't say " + state);
        };
        if (error != null) {
            // No database keeps a NUL in a text.
            error = error.substring(0, Math.min(error.length(), MAX_ERROR)).replace('\0', ' ');
        }
    }

    /** Why its trigger ended without a picture, if it failed. */
    public String reason() {
        return error == null ? CommandLog.FAILED_WITHOUT_REASON : error;
    }

    /** One that says nothing of a picture. */
    public Acknowledgement(CommandId command, CommandState state, @Nullable String error) {
        this(command, state, null, error, null);
    }
}
