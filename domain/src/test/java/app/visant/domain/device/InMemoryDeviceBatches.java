package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

public final class InMemoryDeviceBatches implements DeviceBatches {
    private final Devices devices;
    private final Map<Key, Content> batches = new TreeMap<>(Comparator.comparing(Key::toString));

    public InMemoryDeviceBatches(Devices devices) {
        this.devices = devices;
    }

    private record Key(OrganisationId maker, String batch) {}

    private record Content(Instant madeAt, TreeSet<String> devices) {}

    @Override
    public synchronized void add(OrganisationId maker, String batch, Instant at, List<DeviceId> added) {
        Content content = batches.computeIfAbsent(new Key(maker, batch), key -> new Content(at, new TreeSet<>()));
        added.forEach(id -> content.devices().add(id.value()));
    }

    @Override
    public synchronized Optional<DeviceBatch> find(OrganisationId maker, String batch) {
        return Optional.ofNullable(batches.get(new Key(maker, batch))).map(content -> summary(maker, batch, content));
    }

    @Override
    public synchronized Page<DeviceBatch> list(OrganisationId maker, Slice slice) {
        List<DeviceBatch> all = batches.entrySet().stream()
                .filter(each -> each.getKey().maker().equals(maker))
                .map(each -> summary(maker, each.getKey().batch(), each.getValue()))
                .sorted(Comparator.comparing(DeviceBatch::madeAt).reversed().thenComparing(DeviceBatch::id))
                .toList();
        return new Page<>(all.stream().skip(slice.offset()).limit(slice.limit()).toList(), all.size());
    }

    @Override
    public synchronized List<Device> devices(OrganisationId maker, String batch) {
        Content content = batches.get(new Key(maker, batch));
        return content == null
                ? List.of()
                : content.devices().stream()
                        .map(id -> devices.find(new DeviceId(id)).orElseThrow())
                        .toList();
    }

    private DeviceBatch summary(OrganisationId maker, String batch, Content content) {
        long taken = devices(maker, batch).stream()
                .filter(device -> device.status() != DeviceStatus.MANUFACTURED)
                .count();
        return new DeviceBatch(batch, content.madeAt(), content.devices().size(), Math.toIntExact(taken));
    }
}
