package app.visant.domain.command;

import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.TriggerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command in its device's log.
 *
 * @param seq its place in that log, from 1; later commands have larger ones
 */
public record Command(
        CommandId id,
        OrganisationId organisation,
        DeviceId device,
        long seq,
        CommandType type,
        @Nullable TriggerId trigger,
        String label,
        boolean manual,
        Instant issuedAt,
        Instant expiresAt,
        CommandState state) {}
