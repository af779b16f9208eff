package app.visant.cloud.dashboard;

import app.visant.domain.capture.Capture;
import app.visant.domain.intake.Preview;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.trigger.Trigger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pictures, previews of those that are on their way, and the holes between them, newest first. What was on its way and is lost is a hole. Holes
 * that lie side by side for one reason are one tile.
 */
final class Gallery {
    private Gallery() {}

    /**
     * @param triggers those that may explain holes; open and executed ones are passed over
     * @param awaited previews of pictures that were not given up
     * @param ofTriggers the previews of those triggers that have one: of a picture that is still awaited no hole is shown
     * @param whereabouts tells which of them don't come all the same
     */
    static List<Tile> of(
            List<Capture> pictures,
            List<Trigger> triggers,
            List<Preview> awaited,
            Map<TriggerId, Preview> ofTriggers,
            Whereabouts whereabouts) {
        List<Tile> tiles = new ArrayList<>();
        pictures.stream().map(Gallery::picture).forEach(tiles::add);
        Set<TriggerId> holes = new HashSet<>();
        for (Trigger trigger : triggers) {
            Preview preview = ofTriggers.get(trigger.id());
            boolean comes = preview != null
                    && preview.awaited()
                    && whereabouts.lost(preview).isEmpty();
            if (!trigger.state().isOpen() && trigger.capture() == null && !comes) {
                tiles.add(hole(trigger, preview));
                holes.add(trigger.id());
            }
        }
        Stream.concat(awaited.stream(), ofTriggers.values().stream().filter(Preview::awaited))
                .distinct()
                .filter(preview -> preview.trigger() == null || !holes.contains(preview.trigger()))
                .map(preview -> whereabouts
                        .lost(preview)
                        .map(why -> preview(Tile.Kind.HOLE, "lost", why, preview))
                        .orElseGet(() -> preview(Tile.Kind.PREVIEW, preview.label(), "", preview)))
                .forEach(tiles::add);
        tiles.sort(Comparator.comparing(Tile::instant).reversed());
        return joined(tiles);
    }

    private static Tile picture(Capture capture) {
        return new Tile(
                Tile.Kind.PICTURE,
                capture.id().value(),
                SmallPicture.of(capture),
                id(capture.trigger()),
                capture.label(),
                "",
                capture.capturedAt(),
                capture.capturedAt(),
                1,
                capture.clock(),
                "");
    }

    private static Tile preview(Tile.Kind kind, String word, String reason, Preview preview) {
        return new Tile(
                kind,
                preview.id().value(),
                SmallPicture.of(preview),
                id(preview.trigger()),
                word,
                reason,
                preview.capturedAt(),
                preview.capturedAt(),
                1,
                null,
                "");
    }

    private static Tile hole(Trigger trigger, @Nullable Preview preview) {
        return new Tile(
                Tile.Kind.HOLE,
                preview == null ? "" : preview.id().value(),
                preview == null ? "" : SmallPicture.of(preview),
                trigger.id().value(),
                trigger.state().name().toLowerCase(Locale.ROOT),
                trigger.reason() == null ? "" : trigger.reason(),
                trigger.plannedAt(),
                trigger.plannedAt(),
                1,
                null,
                trigger.lostPicture() == null ? "" : trigger.lostPicture().hex());
    }

    private static String id(@Nullable TriggerId trigger) {
        return trigger == null ? "" : trigger.value();
    }

    private static List<Tile> joined(List<Tile> tiles) {
        List<Tile> joined = new ArrayList<>();
        for (Tile tile : tiles) {
            Tile last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.isSameHoleAs(tile)) {
                joined.set(joined.size() - 1, last.reachingBackTo(tile));
            } else {
                joined.add(tile);
            }
        }
        return joined;
    }
}
