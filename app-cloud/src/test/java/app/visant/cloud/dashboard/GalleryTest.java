package app.visant.cloud.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.capture.Capture;
import app.visant.domain.capture.EvaluationStatus;
import app.visant.domain.capture.ThumbnailState;
import app.visant.domain.intake.Preview;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.TriggerState;
import app.visant.domain.trigger.TriggerType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GalleryTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final OrganisationId ORGANISATION = new OrganisationId(new UUID(1, 1));
    private static final DeviceId DEVICE = new DeviceId("FLOOR1");

    @Test
    void showsPicturesAndHolesNewestFirst() {
        List<Tile> tiles = Gallery.of(
                List.of(picture("later", 20), picture("earlier", 0)),
                List.of(trigger(10).skipped("the device was asleep")),
                List.of(),
                Map.of(),
                Whereabouts.UNKNOWN);

        assertThat(tiles).extracting(Tile::id).containsExactly("later", "", "earlier");
        assertThat(tiles.get(1).label()).isEqualTo("skipped");
        assertThat(tiles.get(1).reason()).isEqualTo("the device was asleep");
    }

    @Test
    void joinsHolesThatLieSideBySideForOneReason() {
        List<Tile> tiles = Gallery.of(
                List.of(picture("between", 15)),
                List.of(
                        trigger(30).skipped("asleep"),
                        trigger(20).skipped("asleep"),
                        trigger(10).skipped("asleep"),
                        trigger(5).skipped("away")),
                List.of(),
                Map.of(),
                Whereabouts.UNKNOWN);

        assertThat(tiles).extracting(Tile::label).containsExactly("2 × skipped", "label", "skipped", "skipped");
        assertThat(tiles.getFirst().at()).isEqualTo(NOON.plusSeconds(30).toString());
        assertThat(tiles.getFirst().from()).isEqualTo(NOON.plusSeconds(20).toString());
    }

    @Test
    void passesOverWhatHasNotEnded() {
        assertThat(Gallery.of(List.of(), List.of(trigger(0)), List.of(), Map.of(), Whereabouts.UNKNOWN))
                .isEmpty();
    }

    @Test
    void showsWhatIsOnItsWay() {
        Preview preview = preview("waits", 5, null, true);
        List<Tile> tiles =
                Gallery.of(List.of(picture("later", 20)), List.of(), List.of(preview), Map.of(), Whereabouts.UNKNOWN);

        assertThat(tiles).extracting(Tile::what).containsExactly("picture", "preview");
        assertThat(tiles.get(1).image()).isEqualTo("/v1/captures/previews/waits/image");
    }

    @Test
    void showsNoHoleWhereThePictureComesAfterAll() {
        Trigger expired = trigger(10).ended(TriggerState.EXPIRED, "not fetched", null, NOON);
        Preview preview = preview("waits", 11, expired.id(), true);

        assertThat(Gallery.of(
                        List.of(),
                        List.of(expired),
                        List.of(preview),
                        Map.of(expired.id(), preview),
                        Whereabouts.UNKNOWN))
                .extracting(Tile::what)
                .containsExactly("preview");
        assertThat(Gallery.of(
                        List.of(), List.of(expired), List.of(), Map.of(expired.id(), preview), Whereabouts.UNKNOWN))
                .as("beyond those that are listed")
                .extracting(Tile::id)
                .containsExactly("waits");
    }

    @Test
    void showsInAHoleThePreviewOfWhatWasGivenUp() {
        Trigger one = trigger(10).ended(TriggerState.EVICTED, "no room", Sha256.of(new byte[0]), NOON);
        Trigger other = trigger(20).ended(TriggerState.EVICTED, "no room", Sha256.of(new byte[0]), NOON);
        Preview preview = preview("lost", 11, one.id(), false);

        List<Tile> tiles =
                Gallery.of(List.of(), List.of(other, one), List.of(), Map.of(one.id(), preview), Whereabouts.UNKNOWN);

        assertThat(tiles).extracting(Tile::label).as("not joined").containsExactly("evicted", "evicted");
        assertThat(tiles).extracting(Tile::what).containsOnly("hole");
        assertThat(tiles).extracting(Tile::image).containsExactly("", "/v1/captures/previews/lost/image");
    }

    @Test
    void saysOfWhatDoesNotComeAnyMoreWhy() {
        Whereabouts retired = new Whereabouts("its device was deactivated", null);
        Trigger expired = trigger(10).ended(TriggerState.EXPIRED, "never said how it ended", null, NOON);
        Preview known = preview("known", 11, expired.id(), true);
        Preview alone = preview("alone", 5, null, true);

        List<Tile> tiles =
                Gallery.of(List.of(), List.of(expired), List.of(known, alone), Map.of(expired.id(), known), retired);

        assertThat(tiles).extracting(Tile::what).containsOnly("hole");
        assertThat(tiles).extracting(Tile::id).containsExactly("known", "alone");
        assertThat(tiles).extracting(Tile::label).containsExactly("expired", "lost");
        assertThat(tiles)
                .extracting(Tile::reason)
                .containsExactly("never said how it ended", "its device was deactivated");
    }

    @Test
    void believesADeviceThatNothingWaitsOnIt() {
        Preview before = preview("before", 0, null, true);
        Preview since = preview("since", 300, null, true);
        Whereabouts empty = new Whereabouts(null, NOON.plusSeconds(120));

        assertThat(empty.lost(before)).hasValueSatisfying(why -> assertThat(why).contains("not on its device"));
        assertThat(empty.lost(since)).isEmpty();
        assertThat(Whereabouts.UNKNOWN.lost(before)).isEmpty();
    }

    private static Preview preview(String id, int seconds, @Nullable TriggerId trigger, boolean awaited) {
        Instant at = NOON.plusSeconds(seconds);
        return new Preview(
                new RecordId(id),
                ORGANISATION,
                DEVICE,
                trigger,
                "label",
                at,
                at,
                Sha256.of(new byte[0]),
                1,
                1,
                1,
                awaited);
    }

    private static Trigger trigger(int seconds) {
        Instant at = NOON.plusSeconds(seconds);
        return Trigger.pending(
                new TriggerId("t" + seconds), ORGANISATION, DEVICE, TriggerType.SCHEDULED, "label", null, at, at);
    }

    private static Capture picture(String id, int seconds) {
        Instant at = NOON.plusSeconds(seconds);
        return new Capture(
                new RecordId(id),
                ORGANISATION,
                DEVICE,
                null,
                "label",
                at,
                at,
                Sha256.of(new byte[0]),
                1,
                1,
                1,
                ThumbnailState.READY,
                EvaluationStatus.PENDING,
                null,
                "{}",
                null);
    }
}
