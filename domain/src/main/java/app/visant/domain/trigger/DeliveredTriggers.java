package app.visant.domain.trigger;

import app.visant.domain.command.CommandState;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.ledger.Accounting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Port: the triggers that reached a device, to be compared with the device's own account. Safe for use by many threads. */
public interface DeliveredTriggers {
    /**
     * How those stood at an instant that the device is known to have had by then.
     *
     * @param since only those issued from then on
     */
    Accounting accounting(OrganisationId organisation, DeviceId device, Instant since, Instant at);

    /**
     * All that can set the two accounts apart, newest planned first: the open ones, and those that the device had and that ended
     * here without its word or against it.
     */
    Page<Unsettled> unsettled(OrganisationId organisation, DeviceId device, Slice slice);

    /**
     * @param said what the device last said of it; null if it has not said that it has it. Done means that the picture is on
     *     its way
     */
    record Unsettled(Trigger trigger, @Nullable CommandState said) {
        /** What the state of a trigger's command tells of the device's word. */
        public static @Nullable CommandState said(CommandState command, boolean hadIt) {
            return switch (command) {
                case PENDING, SENT -> null;
                case RECEIVED, STARTED, DONE, FAILED -> command;
                case EXPIRED -> hadIt ? CommandState.RECEIVED : null;
            };
        }
    }
}
