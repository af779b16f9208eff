package app.visant.domain.edge.outbox;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever pictures look like: what looks like its neighbours goes first, and only between neighbours that are near. */
final class ThinningPropertiesTest {
    private static final Duration WIDEST = Duration.ofMinutes(4);
    private static final DiskSpace DISK = new DiskSpace(1L << 40, 1L << 40);

    /** @param scenes how each picture looks; 0 for one that nobody has looked at */
    @Property(tries = 500)
    void givesUpWhatLooksAlikeBeforeWhatDiffers(
            @ForAll @Size(max = 60) List<@IntRange(max = 4) Integer> scenes, @ForAll @IntRange(max = 60) int kept) {
        Run run = new Run();
        scenes.forEach(run::add);

        run.keep(Math.max(1, kept));

        assertThat(run.left).hasSize(Math.min(scenes.size(), Math.max(1, kept)));
    }

    private static final class Run {
        private final InMemoryEdgeStore store = new InMemoryEdgeStore();
        private final Map<Long, Look> looks = new HashMap<>();
        private final List<Long> left = new ArrayList<>();
        private boolean differing;

        void keep(long bytes) {
            new KeepWithinQuota(
                            store.holdings(),
                            picture -> Optional.ofNullable(looks.get(picture.number())),
                            () -> new Quota(bytes, 1, null, WIDEST),
                            () -> DISK,
                            () -> NOON,
                            Optional::empty,
                            this::gone)
                    .keep(() -> {});
        }

        private void add(int scene) {
            long number = left.size() + 1L;
            byte[] jpeg = {1};
            CaptureRecord capture = new CaptureRecord(
                    new RecordId("r" + number),
                    NOON.plusSeconds(60 * number),
                    null,
                    "label",
                    TriggerKind.SCHEDULED,
                    Sha256.of(jpeg),
                    jpeg.length);
            store.outbox().add(capture, jpeg, null, NOON);
            left.add(number);
            if (scene > 0) {
                looks.put(number, new Look(0xffffL << (16 * (scene - 1))));
            }
        }

        private void gone(KeepWithinQuota.Evicted gone) {
            long number = Long.parseLong(gone.capture().id().value().substring(1));
            int at = left.indexOf(number);
            if (gone.reason().endsWith("that look like it")) {
                assertThat(differing).as("one that differs went before").isFalse();
                assertThat(isAlikeAndNear(at)).isTrue();
            } else {
                assertThat(alikeBeforeTheFirstUnknown())
                        .as("could have gone before")
                        .isFalse();
                differing = true;
            }
            left.remove(at);
        }

        private boolean alikeBeforeTheFirstUnknown() {
            for (int at = 1; at < left.size() - 1; at++) {
                if (!looks.containsKey(left.get(at - 1)) || !looks.containsKey(left.get(at))) {
                    return false;
                }
                if (isAlikeAndNear(at)) {
                    return !differing;
                }
            }
            return false;
        }

        private boolean isAlikeAndNear(int at) {
            Look before = looks.get(left.get(at - 1));
            Look own = looks.get(left.get(at));
            Look after = looks.get(left.get(at + 1));
            boolean near = left.get(at + 1) - left.get(at - 1) <= WIDEST.toMinutes();
            return near && before != null && own != null && after != null && own.isLike(before) && own.isLike(after);
        }
    }
}
