package app.visant.domain.intake;

import app.visant.domain.access.Reach;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ThumbnailState;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.TriggerId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class InMemoryCaptures implements Captures {
    private static final Comparator<Capture> OLDEST_TAKEN_FIRST = Comparator.comparing(Capture::capturedAt)
            .thenComparing(capture -> capture.id().value());

    private final Execution execution;
    private final Map<Key, Capture> captures = new LinkedHashMap<>();

    /** What a picture's arrival does to its trigger, such as {@code InMemoryDispatch::execute}. */
    public interface Execution {
        boolean execute(OrganisationId organisation, DeviceId device, TriggerId trigger, RecordId record, Instant at);
    }

    public InMemoryCaptures(Execution execution) {
        this.execution = execution;
    }

    @Override
    public synchronized Addition add(Capture capture, Runnable storeBytes) {
        Capture present = captures.get(Key.of(capture));
        if (present != null) {
            return new Addition.Present(present);
        }
        storeBytes.run();
        captures.put(Key.of(capture), capture);
        TriggerId trigger = capture.trigger();
        return new Addition.Added(trigger != null
                && execution.execute(
                        capture.organisation(), capture.device(), trigger, capture.id(), capture.storedAt()));
    }

    @Override
    public synchronized Optional<Capture> find(OrganisationId organisation, RecordId id) {
        return Optional.ofNullable(captures.get(new Key(organisation, id)));
    }

    @Override
    public synchronized Page<Capture> list(
            OrganisationId organisation, Reach reach, CaptureFilter filter, Slice slice) {
        List<Capture> all = of(organisation)
                .filter(capture -> reach.covers(capture.device()) && matches(capture, filter))
                .sorted(OLDEST_TAKEN_FIRST.reversed())
                .toList();
        return new Page<>(all.stream().skip(slice.offset()).limit(slice.limit()).toList(), all.size());
    }

    private static boolean matches(Capture capture, CaptureFilter filter) {
        return (filter.device() == null || filter.device().equals(capture.device()))
                && (filter.judgement() == null || filter.judgement() == capture.judgement())
                && (filter.from() == null || !capture.capturedAt().isBefore(filter.from()))
                && (filter.to() == null || capture.capturedAt().isBefore(filter.to()))
                && (filter.label() == null || filter.label().equals(capture.label()));
    }

    @Override
    public synchronized Map<DeviceId, Capture> newestOfEach(OrganisationId organisation) {
        return of(organisation)
                .collect(Collectors.toMap(
                        Capture::device, Function.identity(), BinaryOperator.maxBy(OLDEST_TAKEN_FIRST)));
    }

    @Override
    public synchronized List<Capture> withoutThumbnail(int max) {
        return captures.values().stream()
                .filter(capture -> capture.thumbnail() == ThumbnailState.PENDING)
                .sorted(Comparator.comparing(Capture::storedAt))
                .limit(max)
                .toList();
    }

    @Override
    public synchronized void thumbnail(OrganisationId organisation, RecordId id, ThumbnailState state) {
        captures.computeIfPresent(new Key(organisation, id), (key, capture) -> TestCaptures.with(capture, state));
    }

    private Stream<Capture> of(OrganisationId organisation) {
        return captures.values().stream()
                .filter(capture -> capture.organisation().equals(organisation));
    }

    private record Key(OrganisationId organisation, RecordId id) {
        static Key of(Capture capture) {
            return new Key(capture.organisation(), capture.id());
        }
    }
}
