package app.visant.domain.command;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Port: the durable log of every device's commands. A command becomes readable only after all earlier ones of its device
 * are: a reader that goes on from its cursor misses none. Safe for use by many threads; changes are durable on return.
 */
public interface CommandLog {
    /** The reason of a trigger that its device failed without saying why. */
    String FAILED_WITHOUT_REASON = "the device did not say why";

    /**
     * Writes a command that carries out no trigger.
     *
     * @throws NotFound if the command's organisation has no such device
     */
    Command append(NewCommand command);

    /**
     * The deliverable commands of several devices, each after its cursor, in order of their numbers; those that have
     * expired are left out. A device without any is left out.
     *
     * @param cursors for each device the number after which to read, 0 for all
     * @param maxEach how many at most for each device
     */
    Map<DeviceId, List<Command>> read(Map<DeviceId, Long> cursors, Instant now, int maxEach);

    /**
     * Notes that commands were written to their devices: pending ones become sent, with their triggers.
     *
     * @return those that changed
     */
    List<Command> sent(Collection<Command> commands, Instant at);

    /**
     * Notes that the device has everything up to and with {@code seq}, with the triggers. A number that the log has not given yet is
     * one of a log that was longer, before this one was restored from a backup: it says nothing of the commands here, which are read
     * from the beginning.
     */
    Received receivedUpTo(DeviceId device, long seq, Instant at);

    /**
     * Takes in what a device says of its commands: what the tables of states do not allow, and what is not the
     * device's own, changes nothing; nor does the failure of a done command whose trigger was executed, or that has none.
     * Several of one command are taken in order. A failed capture ends its trigger in the way in which it failed, with the
     * error as reason.
     */
    Acknowledged acknowledge(DeviceId device, List<Acknowledgement> acknowledgements, Instant at);

    /**
     * Expires commands of which nothing is expected any more, with their triggers.
     *
     * @param max how many at most
     * @return those that expired
     */
    List<Command> expire(Overdue overdue, Instant now, int max);
}
