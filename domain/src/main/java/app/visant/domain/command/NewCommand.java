package app.visant.domain.command;

import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.TriggerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command that is to be written into its device's log.
 *
 * @param trigger the trigger that it carries out, if it is a capture
 * @param label what the picture is to be labelled
 * @param manual whether a person asked for it
 * @param expiresAt from then on it must not be run any more
 */
public record NewCommand(
        CommandId id,
        OrganisationId organisation,
        DeviceId device,
        CommandType type,
        @Nullable TriggerId trigger,
        String label,
        boolean manual,
        Instant issuedAt,
        Instant expiresAt) {
    public NewCommand {
        if (!expiresAt.isAfter(issuedAt)) {
            throw new IllegalArgumentException("a command expires after it was issued");
        }
    }
}
