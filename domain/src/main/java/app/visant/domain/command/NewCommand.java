package app.visant.domain.command;

import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.TriggerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
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
    /** Who was away for longer learns when it connects how things are. */
    private static final Duration NOTICE_EXPIRY = Duration.ofDays(1);

    public NewCommand {
        if (!expiresAt.isAfter(issuedAt)) {
            throw new IllegalArgumentException("a command expires after it was issued");
        }
    }

    /**
     * Tells a device that something of it has changed, which it then asks for.
     *
     * @param type which also is the label, in small letters
     */
    public static NewCommand notice(
            CommandType type, OrganisationId organisation, DeviceId device, Ids ids, Instant now) {
        String label = type.name().toLowerCase(Locale.ROOT);
        return new NewCommand(
                new CommandId(label + "_" + ids.newUuid()),
                organisation,
                device,
                type,
                null,
                label,
                false,
                now,
                now.plus(NOTICE_EXPIRY));
    }
}
