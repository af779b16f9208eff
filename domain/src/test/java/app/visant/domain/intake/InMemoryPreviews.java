package app.visant.domain.intake;

import app.visant.domain.access.Reach;
import app.visant.domain.capture.Capture;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.trigger.TriggerState;
import app.visant.domain.trigger.Triggers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

public final class InMemoryPreviews implements Previews {
    private static final Comparator<Preview> OLDEST_TAKEN_FIRST = Comparator.comparing(Preview::capturedAt)
            .thenComparing(preview -> preview.id().value());

    private final Captures captures;
    private final Triggers triggers;
    private final Map<Key, Sent> previews = new HashMap<>();

    public InMemoryPreviews(Captures captures, Triggers triggers) {
        this.captures = captures;
        this.triggers = triggers;
    }

    @Override
    public synchronized Addition add(OrganisationId organisation, DeviceId device, List<Sent> sent) {
        List<RecordId> stored = new ArrayList<>();
        for (Sent each : sent) {
            RecordId id = each.preview().id();
            Optional<Origin> present = present(organisation, id);
            if (present.filter(other -> !other.equals(Origin.of(each.preview())))
                    .isPresent()) {
                return new Addition.Contradicted(id);
            }
            if (present.isEmpty()) {
                stored.add(id);
            }
        }
        sent.stream()
                .filter(each -> stored.contains(each.preview().id()))
                .forEach(each ->
                        previews.put(new Key(organisation, each.preview().id()), each));
        of(organisation)
                .filter(preview -> preview.device().equals(device))
                .sorted(OLDEST_TAKEN_FIRST.reversed())
                .skip(KEPT)
                .toList()
                .forEach(old -> previews.remove(new Key(organisation, old.id())));
        return new Addition.Added(stored);
    }

    private record Origin(DeviceId device, Sha256 hash) {
        static Origin of(Preview preview) {
            return new Origin(preview.device(), preview.sha256());
        }

        static Origin of(Capture capture) {
            return new Origin(capture.device(), capture.sha256());
        }
    }

    private Optional<Origin> present(OrganisationId organisation, RecordId id) {
        return captures.find(organisation, id)
                .map(Origin::of)
                .or(() -> Optional.ofNullable(previews.get(new Key(organisation, id)))
                        .map(sent -> Origin.of(sent.preview())));
    }

    @Override
    public synchronized Optional<Preview> find(OrganisationId organisation, RecordId id) {
        return of(organisation).filter(preview -> preview.id().equals(id)).findAny();
    }

    @Override
    public synchronized Optional<byte[]> jpeg(OrganisationId organisation, RecordId id) {
        return find(organisation, id)
                .flatMap(preview -> Optional.ofNullable(previews.get(new Key(organisation, id))))
                .map(Sent::jpeg);
    }

    @Override
    public synchronized Page<Preview> list(OrganisationId organisation, Reach reach, Wanted wanted, Slice slice) {
        List<Preview> all = of(organisation)
                .filter(preview -> reach.covers(preview.device()) && matches(preview, wanted))
                .sorted(OLDEST_TAKEN_FIRST.reversed())
                .toList();
        return new Page<>(all.stream().skip(slice.offset()).limit(slice.limit()).toList(), all.size());
    }

    private static boolean matches(Preview preview, Wanted wanted) {
        return (wanted.device() == null || wanted.device().equals(preview.device()))
                && (wanted.from() == null || !preview.capturedAt().isBefore(wanted.from()))
                && (wanted.to() == null || preview.capturedAt().isBefore(wanted.to()))
                && (preview.awaited() || !wanted.awaited());
    }

    @Override
    public synchronized Map<TriggerId, Preview> ofTriggers(
            OrganisationId organisation, DeviceId device, Collection<TriggerId> wanted) {
        return of(organisation)
                .filter(preview -> preview.device().equals(device))
                .filter(preview -> preview.trigger() != null && wanted.contains(preview.trigger()))
                .collect(Collectors.toMap(
                        preview -> java.util.Objects.requireNonNull(preview.trigger()),
                        Function.identity(),
                        BinaryOperator.maxBy(OLDEST_TAKEN_FIRST)));
    }

    private Stream<Preview> of(OrganisationId organisation) {
        return previews.values().stream()
                .map(Sent::preview)
                .filter(preview -> preview.organisation().equals(organisation))
                .filter(preview -> captures.find(organisation, preview.id()).isEmpty())
                .map(this::asItStands);
    }

    private Preview asItStands(Preview preview) {
        return TestPreviews.with(preview, !gaveUp(preview.organisation(), preview.device(), preview.trigger()));
    }

    private boolean gaveUp(OrganisationId organisation, DeviceId device, @Nullable TriggerId trigger) {
        return trigger != null
                && triggers.find(organisation, trigger)
                        .filter(found -> found.device().equals(device))
                        .filter(found -> found.state() == TriggerState.FAILED || found.state() == TriggerState.EVICTED)
                        .isPresent();
    }

    private record Key(OrganisationId organisation, RecordId id) {}
}
