package app.visant.domain.trigger;

import app.visant.domain.device.Devices;

/** Port: devices that come into the place of others. Safe for use by many threads; changes are durable on return. */
public interface Replacements {
    /**
     * Does all of it in one step, if everything is as the replacement says that it is now: retires the outgoing device and ends
     * what is open of it, and gives its name, its group, its schedules and its settings to the incoming one. The outgoing
     * device stays in its group.
     *
     * @return {@link Devices.Activation#NO_SLOT_LEFT} if the incoming device is to be activated and the organisation would then have
     *     more active or suspended devices than slots; unless it is done, nothing was changed
     */
    Devices.Activation carryOut(Replacement replacement, int slots);
}
