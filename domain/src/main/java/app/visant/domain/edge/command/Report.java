package app.visant.domain.edge.command;

import app.visant.domain.kernel.CommandId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the cloud is to be told of a command.
 *
 * @param error why it failed
 * @param at since when it is so
 */
public record Report(
        CommandId command, RunState state, @Nullable String error, Instant at) {}
