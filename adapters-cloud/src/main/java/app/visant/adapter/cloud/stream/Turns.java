package app.visant.adapter.cloud.stream;

import app.visant.domain.kernel.DeviceId;
import java.util.Collection;
import java.util.List;

/** Spreads what is due for every device now and then, so that it is never due for all at once. */
final class Turns {
    private Turns() {}

    /** Those whose turn it is: each device has one in {@code round} turns. */
    static List<DeviceId> whoseTurn(Collection<DeviceId> devices, long turn, long round) {
        return devices.stream()
                .filter(device -> Math.floorMod(device.hashCode(), round) == turn % round)
                .toList();
    }

    /** A time that differs from device to device, from four fifths of {@code longest} on. */
    static long spread(DeviceId device, long longest) {
        int steps = 100;
        return longest - longest / 5 / steps * Math.floorMod(device.hashCode(), steps);
    }
}
