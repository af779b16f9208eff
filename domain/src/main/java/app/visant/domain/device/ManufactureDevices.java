package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.OrganisationId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a batch of devices with new ids that nobody owns yet. */
public final class ManufactureDevices {
    public static final int MAX_COUNT = 1000;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int LENGTH = 5;

    private final Devices devices;
    private final DeviceBatches batches;
    private final Ids ids;
    private final InstantSource clock;

    public ManufactureDevices(Devices devices, DeviceBatches batches, Ids ids, InstantSource clock) {
        this.devices = devices;
        this.batches = batches;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param maker who has them made, and may look at the batch afterwards; the devices are nobody's
     * @param batchId of a new batch, or of one of the maker's to which they are added; made here if absent
     * @param count 1 to {@value #MAX_COUNT}, together with those that the batch has already
     * @return that many devices with ids of 5 characters A–Z0–9
     */
    public Batch manufacture(OrganisationId maker, Optional<String> batchId, int count) {
        String batch = batchId.orElseGet(() -> "batch_" + ids.newUuid());
        DeviceBatch.requireId(batch);
        int most =
                MAX_COUNT - batches.find(maker, batch).map(DeviceBatch::devices).orElse(0);
        if (count < 1 || count > most) {
            throw new InvalidInput(
                    "count", most < 1 ? "must be of another batch: this one is full" : "must be from 1 to " + most);
        }
        List<Device> made = new ArrayList<>();
        while (made.size() < count) {
            List<Device> wanted = new ArrayList<>();
            for (int i = made.size(); i < count; i++) {
                wanted.add(Device.manufactured(newId(), batch, clock.instant()));
            }
            List<Device> added = devices.add(wanted);
            batches.add(
                    maker,
                    batch,
                    clock.instant(),
                    added.stream().map(Device::id).toList());
            made.addAll(added);
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
