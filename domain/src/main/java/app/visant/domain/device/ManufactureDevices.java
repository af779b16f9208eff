package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.InvalidInput;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Makes a batch of devices with new ids that nobody owns yet. */
public final class ManufactureDevices {
    public static final int MAX_COUNT = 1000;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int LENGTH = 5;

    private final Devices devices;
    private final Ids ids;
    private final InstantSource clock;

    public ManufactureDevices(Devices devices, Ids ids, InstantSource clock) {
        this.devices = devices;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param count 1 to {@value #MAX_COUNT}
     * @return that many devices with ids of 5 characters A–Z0–9
     */
    public Batch manufacture(int count) {
        if (count < 1 || count > MAX_COUNT) {
            throw new InvalidInput("count", "must be from 1 to " + MAX_COUNT);
        }
        String batch = "batch_" + ids.newUuid();
        List<Device> made = new ArrayList<>();
        while (made.size() < count) {
            List<Device> wanted = new ArrayList<>();
            for (int i = made.size(); i < count; i++) {
                wanted.add(Device.manufactured(newId(), batch, clock.instant()));
            }
            made.addAll(devices.add(wanted));
        }
        return new Batch(batch, made);
    }

    /** Makes one device with the id that it already carries; an existing one is left as it is. */
    public void register(DeviceId id) {
        devices.add(List.of(Device.manufactured(id, "batch_" + ids.newUuid(), clock.instant())));
    }

    private DeviceId newId() {
        StringBuilder id = new StringBuilder(LENGTH);
        while (id.length() < LENGTH) {
            int random = ids.randomBytes(1)[0] & 0xff;
            // 252 is the largest multiple of 36 in a byte: beyond it some characters would be likelier than others.
            if (random < 252) {
                id.append(ALPHABET.charAt(random % ALPHABET.length()));
            }
        }
        return new DeviceId(id.toString());
    }

    /** The devices that were made together. */
    public record Batch(String id, List<Device> devices) {
        public Batch {
            devices = List.copyOf(devices);
        }
    }
}
