package app.visant.adapter.cloud.stream;

import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.PresenceChanged;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.live.LiveEvents;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Who is reading. A device has one reader: a new one takes the place of the old one, which may be half dead. A device
 * whose reader went counts as connected for a grace time, so that one that comes back does not flicker.
 */
final class Presence implements ConnectedDevices {
    private final Map<DeviceId, DeviceReader> readers = new ConcurrentHashMap<>();
    private final Map<DeviceId, Sighting> present = new ConcurrentHashMap<>();
    private final LiveEvents live;
    private final Sightings sightings;
    private final long graceNanos;

    Presence(LiveEvents live, Sightings sightings, Duration grace) {
        this.live = live;
        this.sightings = sightings;
        this.graceNanos = grace.toNanos();
    }

    void join(DeviceReader reader) {
        DeviceReader former = readers.put(reader.served().device(), reader);
        if (former != null) {
            former.end();
        }
        seen(reader.served());
        // One that ended before it was here has called leave() in vain.
        if (reader.hasEnded()) {
            leave(reader);
        }
    }

    void leave(DeviceReader reader) {
        if (readers.remove(reader.served().device(), reader)) {
            seen(reader.served());
        }
    }

    Optional<DeviceReader> reader(DeviceId device) {
        return Optional.ofNullable(readers.get(device));
    }

    @Override
    public void disconnect(DeviceId device) {
        reader(device).ifPresent(DeviceReader::end);
    }

    Collection<DeviceReader> readers() {
        return List.copyOf(readers.values());
    }

    Collection<DeviceId> devices() {
        return Collections.unmodifiableSet(readers.keySet());
    }

    int count() {
        return readers.size();
    }

    /** Lets those go whose grace is over. */
    void tick(long nanoTime) {
        readers.values().forEach(reader -> reader.tick(nanoTime));
        present.forEach((device, last) -> {
            boolean gone = !readers.containsKey(device) && nanoTime - last.nanoTime() > graceNanos;
            if (gone && present.remove(device, last)) {
                live.publish(new PresenceChanged(last.organisation(), device, false));
            }
        });
    }

    @Override
    public Map<DeviceId, Integer> of(OrganisationId organisation) {
        return present.entrySet().stream()
                .filter(entry -> entry.getValue().organisation().equals(organisation))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> 1));
    }

    @Override
    public boolean isConnected(DeviceId device) {
        return present.containsKey(device);
    }

    /** A device showed itself, whether it stays or not. */
    void seen(Served served) {
        sightings.heard(served.device());
        Sighting now = new Sighting(served.organisation(), System.nanoTime());
        if (present.put(served.device(), now) == null) {
            live.publish(new PresenceChanged(served.organisation(), served.device(), true));
        }
    }

    /** When a device's last reader came or went. */
    private record Sighting(OrganisationId organisation, long nanoTime) {}
}
