package app.visant.adapter.cloud.stream;

import app.visant.domain.kernel.DeviceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which devices are to be noted as heard of: those that came or went and, of those that are reading, a different part
 * each time, so that each is noted twice a minute and never all of them at once. Safe for use by many threads.
 */
final class Sightings {
    private static final int ROUND = 30;

    private final Set<DeviceId> heard = ConcurrentHashMap.newKeySet();

    void heard(DeviceId device) {
        heard.add(device);
    }

    /**
     * What is to be noted now.
     *
     * @param reading who is reading
     * @param turn which part of them it is; grows by one about every second
     */
    Collection<DeviceId> take(Collection<DeviceId> reading, long turn) {
        Set<DeviceId> all = new HashSet<>(heard);
        heard.removeAll(all);
        all.addAll(Turns.whoseTurn(reading, turn, ROUND));
        return all;
    }
}
