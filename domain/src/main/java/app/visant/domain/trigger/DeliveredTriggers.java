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
     * Adds up all that there ever were of a device.
     *
     * @param since from when on those were issued that count as delivered
     * @param at the instant that the delivered ones are added up for
     */
    Accounts accounts(OrganisationId organisation, DeviceId device, Instant since, Instant at);

    /**
     * @param all as they are now
     * @param delivered how those stood at that instant which the device is known to have had by then
     */
    record Accounts(Accounting all, Accounting delivered) {
        public static final Accounts NOTHING = new Accounts(Accounting.NOTHING, Accounting.NOTHING);

        public Accounts plus(Accounts other) {
            return new Accounts(all.plus(other.all), delivered.plus(other.delivered));
        }
    }

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
