package app.visant.cloud.dashboard;

import app.visant.domain.access.Reach;
import app.visant.domain.capture.Capture;
import app.visant.domain.intake.CaptureFilter;
import app.visant.domain.intake.Captures;
import app.visant.domain.intake.Preview;
import app.visant.domain.intake.Previews;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.TriggerFilter;
import app.visant.domain.trigger.Triggers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a part of a device's gallery: its newest pictures, with the previews and the holes as far back as all of them go. */
final class Galleries {
    private static final Slice PICTURES = new Slice(48, 0);
    private static final Slice MOST = new Slice(Slice.MAX_LIMIT, 0);
    private static final Slice NONE = new Slice(1, 0);

    private final Captures captures;
    private final Previews previews;
    private final Triggers triggers;

    Galleries(Captures captures, Previews previews, Triggers triggers) {
        this.captures = captures;
        this.previews = previews;
        this.triggers = triggers;
    }

    /**
     * @param older the instant before which there is more; empty if this is all
     * @param previewsLeft how many previews there are among that
     */
    record Shown(List<Tile> tiles, Optional<Instant> older, long previewsLeft) {}

    Shown read(OrganisationId organisation, DeviceId device, GalleryPart part, Whereabouts whereabouts) {
        Instant from = part.from();
        Instant to = part.to();
        Page<Capture> pictures =
                captures.list(organisation, Reach.all(), new CaptureFilter(device, null, from, to, null), PICTURES);
        Instant oldest = end(pictures, Capture::capturedAt).orElse(from);
        Page<Trigger> holes =
                triggers.ofDevice(organisation, device, new TriggerFilter(TriggerFilter.HOLES, oldest, to), MOST);
        Page<Preview> awaited = awaited(organisation, device, oldest, to, MOST);
        Optional<Instant> older = Stream.of(
                        end(pictures, Capture::capturedAt),
                        end(holes, Trigger::plannedAt),
                        end(awaited, Preview::capturedAt))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
        List<Trigger> shownHoles = since(older, holes, Trigger::plannedAt);
        List<Preview> shownPreviews = since(older, awaited, Preview::capturedAt);
        List<TriggerId> ids = shownHoles.stream().map(Trigger::id).toList();
        List<Tile> tiles = Gallery.of(
                since(older, pictures, Capture::capturedAt),
                shownHoles,
                shownPreviews,
                previews.ofTriggers(organisation, device, ids),
                whereabouts);
        long left = older.isEmpty()
                ? 0
                : awaited(organisation, device, from, to, NONE).total() - shownPreviews.size();
        return new Shown(tiles, older, Math.max(0, left));
    }

    private Page<Preview> awaited(
            OrganisationId organisation, DeviceId device, @Nullable Instant from, @Nullable Instant to, Slice slice) {
        return previews.list(organisation, Reach.all(), new Previews.Wanted(device, from, to, true), slice);
    }

    /** The time of the last of those that are listed; empty if these are all. */
    private static <T> Optional<Instant> end(Page<T> page, Function<T, Instant> time) {
        return page.total() > page.items().size() && !page.items().isEmpty()
                ? Optional.of(time.apply(page.items().getLast()))
                : Optional.empty();
    }

    private static <T> List<T> since(Optional<Instant> oldest, Page<T> page, Function<T, Instant> time) {
        return page.items().stream()
                .filter(each ->
                        oldest.map(limit -> !time.apply(each).isBefore(limit)).orElse(true))
                .toList();
    }
}
