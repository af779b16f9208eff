package app.visant.adapter.cloud.stream;

import app.visant.domain.command.Command;
import app.visant.domain.device.AuthenticateDevice.Served;
import java.util.List;

/** Somebody who reads one device's log, from a cursor on. */
sealed interface DeviceReader permits DeviceStream, ParkedPoll {
    Served served();

    /** The number of the last command that was handed out. */
    long cursor();

    /**
     * Hands out commands that follow the cursor, in their order; called by one thread at a time.
     *
     * @return those that were handed out: all, or the first ones if the reader went in between
     */
    List<Command> deliver(List<Command> commands);

    boolean hasEnded();

    /** Its device has sent a heartbeat. */
    default void heartbeat(long nanoTime) {}

    /** Called about once a second. */
    void tick(long nanoTime);

    /** Ends it, because another one took its place or the server stops. */
    void end();
}
