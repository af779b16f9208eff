package app.visant.domain.device;

import app.visant.domain.access.Actor;
import app.visant.domain.account.AddressUnverified;
import app.visant.domain.account.VerifiedPeople;
import app.visant.domain.device.DeviceBatches.Making;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.User;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a batch of devices with new ids that nobody owns yet. */
public final class ManufactureDevices {
    public static final int MAX_COUNT = 1000;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int LENGTH = 5;

    /** However few slots there are: as many as a batch has. */
    private static final int UNUSED = MAX_COUNT;

    private static final int UNUSED_FOR_EACH_SLOT = 10;

    private final Devices devices;
    private final DeviceBatches batches;
    private final Organisations organisations;
    private final VerifiedPeople verified;
    private final Ids ids;
    private final InstantSource clock;

    public ManufactureDevices(
            Devices devices,
            DeviceBatches batches,
            Organisations organisations,
            VerifiedPeople verified,
            Ids ids,
            InstantSource clock) {
        this.devices = devices;
        this.batches = batches;
        this.organisations = organisations;
        this.verified = verified;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param maker whose organisation has them made, and may look at the batch afterwards; the devices are nobody's
     * @param batchId of a new batch, or of one of the maker's to which they are added; made here if absent
     * @param count 1 to {@value #MAX_COUNT}, together with those that the batch has already
     * @return that many devices with ids of 5 characters A–Z0–9
     * @throws AddressUnverified if it is somebody who has not shown that their address is theirs: who makes devices uses ids up for
     *     everybody
     * @throws InvalidInput if the batch can't have this id, or not so many devices
     * @throws TooManyUnusedDevices if the maker had too many made that nobody activated yet
     * @throws NoDeviceIdsLeft if nearly all ids exist
     */
    public Batch manufacture(Actor maker, Optional<String> batchId, int count) {
        requireVerified(maker);
        String batch = batchId.orElseGet(() -> "batch_" + ids.newUuid());
        DeviceBatch.requireId(batch);
        if (count < 1 || count > MAX_COUNT) {
            throw tooMany(MAX_COUNT);
        }
        int most = mostUnused(maker.organisation());
        DeviceBatches.Order order =
                new DeviceBatches.Order(maker.organisation(), batch, count, MAX_COUNT, most, clock.instant());
        return switch (batches.make(order, number -> draw(number, order))) {
            case Making.Made(var made) -> new Batch(batch, made);
            case Making.BatchFull(var room) -> throw tooMany(room);
            case Making.TooManyUnused(var unused) -> throw new TooManyUnusedDevices(unused, most, UNUSED_FOR_EACH_SLOT);
            case Making.NoIdsLeft() -> throw new NoDeviceIdsLeft();
        };
    }

    /** Who made a program's key, or acts for an organisation, had to show it before. */
    private void requireVerified(Actor maker) {
        switch (maker) {
            case Actor.Member(User user) -> verified.require(user.id());
            case Actor.Program _, Actor.Acting _ -> {}
        }
    }

    private int mostUnused(OrganisationId maker) {
        Organisation organisation =
                organisations.find(maker).orElseThrow(() -> new NotFound("organisation", maker.toString()));
        return Math.max(UNUSED, UNUSED_FOR_EACH_SLOT * organisation.deviceSlots());
    }

    private static InvalidInput tooMany(int most) {
        return new InvalidInput(
                "count", most < 1 ? "must be of another batch: this one is full" : "must be from 1 to " + most);
    }

    private List<Device> draw(int count, DeviceBatches.Order order) {
        List<Device> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(Device.manufactured(newId(), order.batch(), order.at()));
        }
        return drawn;
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
