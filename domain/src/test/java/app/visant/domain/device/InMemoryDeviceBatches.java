package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

public final class InMemoryDeviceBatches implements DeviceBatches {
    private final InMemoryDevices devices;
    private final Map<Key, Content> batches = new TreeMap<>(Comparator.comparing(Key::toString));

    public InMemoryDeviceBatches(InMemoryDevices devices) {
        this.devices = devices;
    }

    private record Key(OrganisationId maker, String batch) {}

    private record Content(Instant madeAt, TreeSet<String> devices) {}

    @Override
    public synchronized Making make(Order order, IntFunction<List<Device>> draw) {
        Key key = new Key(order.maker(), order.batch());
        int room = order.mostInBatch()
                - (batches.containsKey(key) ? batches.get(key).devices().size() : 0);
        if (order.count() > room) {
            return new Making.BatchFull(Math.max(0, room));
        }
        int unused = Math.toIntExact(batches.keySet().stream()
                .filter(each -> each.maker().equals(order.maker()))
                .flatMap(each -> devices(each.maker(), each.batch()).stream())
                .filter(device -> device.status() == DeviceStatus.MANUFACTURED)
                .count());
        if (order.count() > order.mostUnused() - unused) {
            return new Making.TooManyUnused(unused);
        }
        List<Device> made = new ArrayList<>();
        for (int i = 0; i < Order.MOST_DRAWS && made.size() < order.count(); i++) {
            made.addAll(devices.add(draw.apply(order.count() - made.size())));
        }
        if (made.size() < order.count()) {
            made.forEach(device -> devices.remove(device.id()));
            return new Making.NoIdsLeft();
        }
        Content content = batches.computeIfAbsent(key, first -> new Content(order.at(), new TreeSet<>()));
        made.forEach(device -> content.devices().add(device.id().value()));
        return new Making.Made(made);
    }

    @Override
    public synchronized OptionalInt removeUnused(OrganisationId maker, String batch) {
        Key key = new Key(maker, batch);
        Content content = batches.get(key);
        if (content == null) {
            return OptionalInt.empty();
        }
        List<DeviceId> unused = devices(maker, batch).stream()
                .filter(device -> device.status() == DeviceStatus.MANUFACTURED)
                .map(Device::id)
                .filter(id -> !devices.wasGivenUp(id))
                .toList();
        unused.forEach(devices::remove);
        unused.forEach(id -> content.devices().remove(id.value()));
        if (content.devices().isEmpty()) {
            batches.remove(key);
        }
        return OptionalInt.of(unused.size());
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
