package app.visant.domain.command;

import app.visant.domain.kernel.DeviceId;
import java.util.Collection;

/**
 * Port: tells the readers of these devices to look into the log. Called after the commands are durable. A lost wake-up
 * delays a command, and can't lose it: readers look by themselves from time to time. Safe for use by many threads.
 */
public interface Wakeups {
    void wake(Collection<DeviceId> devices);
}
