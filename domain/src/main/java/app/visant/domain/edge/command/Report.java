package app.visant.domain.edge.command;

import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the cloud is to be told of a command.
 *
 * @param outcome what it came to; null as long as it has not ended
 * @param error why it was not executed
 * @param sha256 of the picture that was taken for it
 * @param at since when it is so
 */
public record Report(
        CommandId command,
        RunState state,
        @Nullable RunOutcome outcome,
        @Nullable String error,
        @Nullable Sha256 sha256,
        Instant at) {}
