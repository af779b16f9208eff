package app.visant.domain.trigger;

import app.visant.domain.device.Device;
import java.time.Instant;

/** Port: devices that organisations gave up. Safe for use by many threads; changes are durable on return. */
public interface ReleasedDevices {
    /**
     * Makes a device nobody's in one step, if it still is as it was. Its schedules end, with their slots that are due dealt with as in
     * a deletion; what is open of it fails; what was wished of it, when it was seen and what it reported is forgotten. What is
     * wished of it next has a later version. Its organisation keeps its pictures and its record, and goes on seeing it as it was
     * then, deactivated and without a token; whoever has it afterwards sees nothing of that.
     *
     * @param after as {@link Device#released} makes it
     * @param reason why what is open of it fails
     * @return whether it was as it was; false also means that somebody else was faster
     */
    boolean add(Device before, Device after, String reason, Instant at);
}
