package app.visant.domain.edge.outbox;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.edge.clock.FrameClock;
import app.visant.domain.edge.clock.FrameClock.Correction;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.KeepWithinQuota.Evicted;
import app.visant.domain.edge.upload.Lane;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class KeepWithinQuotaTest {
    private static final long PLENTY = 1L << 40;

    private final InMemoryEdgeStore store = new InMemoryEdgeStore();
    private final List<Evicted> evicted = new ArrayList<>();
    private final Map<String, Look> looks = new HashMap<>();
    private Quota quota = new Quota(1000L, 1, null, Duration.ofMinutes(10));
    private DiskSpace disk = new DiskSpace(PLENTY, PLENTY);
    private Instant now = NOON;
    private boolean told = true;
    private final KeepWithinQuota keeping = new KeepWithinQuota(
            store.holdings(),
            picture -> Optional.ofNullable(looks.get(picture.capture().id().value())),
            () -> quota,
            () -> disk,
            () -> now,
            () -> told ? Optional.of(now) : Optional.empty(),
            evicted::add);

    /** A picture of 100 bytes. */
    private void add(int minute, TriggerKind kind) {
        add("m" + minute, NOON.plus(Duration.ofMinutes(minute)), kind, new Correction(0, 2));
    }

    private void add(String id, Instant at, TriggerKind kind, @Nullable Correction correction) {
        byte[] jpeg = new byte[100];
        FrameClock clock = new FrameClock("boot", 1, correction);
        CaptureRecord capture =
                new CaptureRecord(new RecordId(id), at, null, "label", kind, Sha256.of(jpeg), jpeg.length, clock);
        store.outbox().add(capture, jpeg, null, at);
    }

    private List<String> gone() {
        return evicted.stream().map(it -> it.capture().id().value()).toList();
    }

    @Test
    void givesUpNothingAsLongAsThereIsRoom() {
        for (int minute = 0; minute < 10; minute++) {
            add(minute, TriggerKind.SCHEDULED);
        }
        keeping.keep(() -> {});

        assertThat(gone()).isEmpty();
    }

    @Test
    void thinsScheduledPicturesSoThatTheHolesAreSpread() {
        for (int minute = 0; minute < 11; minute++) {
            add(minute, TriggerKind.SCHEDULED);
        }
        quota = new Quota(600L, 1, null, Duration.ofMinutes(10));
        keeping.keep(() -> {});

        assertThat(gone()).containsExactly("m1", "m3", "m5", "m7", "m9");
        assertThat(evicted.getFirst().reason()).contains("600 bytes", "shortly before and after");
    }

    /** Looks of pictures that were taken minute by minute, each named by a letter. */
    private void addLooking(String scenes) {
        for (int minute = 0; minute < scenes.length(); minute++) {
            add(minute, TriggerKind.SCHEDULED);
            look(minute, scenes.charAt(minute));
        }
    }

    private void look(int minute, char scene) {
        looks.put("m" + minute, new Look(0xffL << ((scene - 'a') * 8)));
    }

    @Test
    void thinsWhatLooksLikeItsNeighboursBeforeWhatDiffers() {
        addLooking("abcdaaaabcd");
        quota = new Quota(800L, 1, null, Duration.ofMinutes(10));
        keeping.keep(() -> {});

        assertThat(gone()).containsExactly("m5", "m6", "m1");
        assertThat(evicted.getFirst().reason()).endsWith("shortly before and after that look like it");
        assertThat(evicted.getLast().reason()).endsWith("shortly before and after");
    }

    @Test
    void thinsAsEverWhereNobodyKnowsHowPicturesLook() {
        addLooking("aaaaaa");
        looks.remove("m0");
        quota = new Quota(500L, 1, null, Duration.ofMinutes(10));
        keeping.keep(() -> {});
        assertThat(evicted.getFirst().reason()).endsWith("shortly before and after");

        look(0, 'a');
        quota = new Quota(400L, 1, null, Duration.ofMinutes(10));
        keeping.keep(() -> {});
        assertThat(evicted.getLast().reason()).endsWith("that look like it");
    }

    @Test
    void leavesNoHoleThatIsTooWideAmongPicturesThatLookAlike() {
        addLooking("aaaaaaaaaaaa");
        quota = new Quota(100L, 1, null, Duration.ofMinutes(5));
        keeping.keep(() -> {});

        assertThat(gone().stream().limit(8)).doesNotContain("m0", "m11");
        assertThat(evicted.stream().filter(it -> it.reason().endsWith("look like it")))
                .hasSizeBetween(7, 9);
    }

    @Test
    void givesUpTheOldestScheduledOnesWhenTheHolesWouldBeTooWide() {
        for (int hour = 0; hour < 8; hour++) {
            add(60 * hour, TriggerKind.SCHEDULED);
        }
        quota = new Quota(500L, 1, null, Duration.ofMinutes(10));
        keeping.keep(() -> {});

        assertThat(gone()).containsExactly("m0", "m60", "m120");
    }

    @Test
    void givesUpWhatTheCloudRefusedFirstThenScheduledThenEventsAndManualLast() {
        add(0, TriggerKind.MANUAL);
        add(60, TriggerKind.EVENT);
        add(120, TriggerKind.SCHEDULED);
        add(180, TriggerKind.MANUAL);
        store.outbox().quarantine(new RecordId("m180"), "HTTP 409", NOON);
        for (long left = 300; left >= 0; left -= 100) {
            quota = new Quota(Math.max(1, left), 1, null, Duration.ofMinutes(10));
            keeping.keep(() -> {});
        }

        assertThat(gone()).containsExactly("m180", "m120", "m60", "m0");
    }

    @Test
    void makesRoomForAPictureToCome() {
        for (int minute = 0; minute < 10; minute++) {
            add(60 * minute, TriggerKind.SCHEDULED);
        }
        keeping.makeRoom(150, Worth.SCHEDULED);

        assertThat(gone()).containsExactly("m0", "m60");
    }

    @Test
    void givesUpNothingForAPictureThatIsWorthLess() {
        for (int minute = 0; minute < 10; minute++) {
            add(60 * minute, TriggerKind.MANUAL);
        }

        assertThatThrownBy(() -> keeping.makeRoom(100, Worth.SCHEDULED))
                .isInstanceOf(OutboxFull.class)
                .hasMessageContaining("room for 1 kB of pictures");
        assertThat(gone()).isEmpty();
        keeping.makeRoom(100, Worth.MANUAL);
        assertThat(gone()).containsExactly("m0");
    }

    @Test
    void givesUpNothingIfTheRestIsOnItsWayAndThereWouldBeNoRoomAllTheSame() {
        for (int hour = 0; hour < 10; hour++) {
            add(60 * hour, TriggerKind.SCHEDULED);
        }
        store.sendQueue().exchange(List.of(), Lane.BACKLOG, NOON, 8);

        assertThatThrownBy(() -> keeping.makeRoom(250, Worth.SCHEDULED)).isInstanceOf(OutboxFull.class);
        assertThat(gone()).isEmpty();
        keeping.makeRoom(200, Worth.SCHEDULED);
        assertThat(gone()).containsExactly("m0", "m60");
    }

    @Test
    void givesUpWhatIsTooOld() {
        add(0, TriggerKind.MANUAL);
        add(90, TriggerKind.SCHEDULED);
        quota = new Quota(null, 1, Duration.ofHours(1), Duration.ofMinutes(10));
        now = NOON.plus(Duration.ofMinutes(61));
        keeping.keep(() -> {});

        assertThat(gone()).containsExactly("m0");
        assertThat(evicted.getFirst().reason()).contains("older than the 1 hours");
    }

    @Test
    void letsAPictureInWhileMuchIsGivenUp() {
        for (int number = 0; number < 40; number++) {
            addOneOfAMebibyte(number);
        }
        quota = new Quota(4L << 20, 1, null, Duration.ofMinutes(10));
        List<Integer> left = new ArrayList<>();
        keeping.keep(() -> {
            left.add(store.holdings().list(0, 100).size());
            CompletableFuture.runAsync(() -> keeping.makeRoom(1, Worth.MANUAL))
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        });

        assertThat(left).hasSizeGreaterThan(2).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(store.holdings().usage().pictures()).isLessThanOrEqualTo(4L << 20);
    }

    private void addOneOfAMebibyte(int number) {
        Instant at = NOON.plus(Duration.ofHours(number));
        byte[] jpeg = new byte[1];
        CaptureRecord capture = new CaptureRecord(
                new RecordId("large" + number), at, null, "label", TriggerKind.SCHEDULED, Sha256.of(jpeg), 1 << 20);
        store.outbox().add(capture, jpeg, null, at);
    }

    @Test
    void givesUpNothingForItsAgeByAClockThatNobodyHasSet() {
        add(0, TriggerKind.SCHEDULED);
        quota = new Quota(null, 1, Duration.ofDays(7), Duration.ofMinutes(10));
        now = NOON.plus(Duration.ofDays(14));
        told = false;
        keeping.keep(() -> {});
        assertThat(gone()).isEmpty();

        told = true;
        keeping.keep(() -> {});
        assertThat(gone()).containsExactly("m0");
    }

    @Test
    void givesUpNothingForATimeThatNobodyIsSureOf() {
        for (int number = 0; number < 600; number++) {
            add("undated" + number, Instant.EPOCH.plusSeconds(number), TriggerKind.SCHEDULED, null);
        }
        add(0, TriggerKind.SCHEDULED);
        quota = new Quota(null, 1, Duration.ofDays(7), Duration.ofMinutes(10));
        now = NOON.plus(Duration.ofDays(8));
        keeping.keep(() -> {});

        assertThat(gone()).containsExactly("m0");
    }

    @Test
    void growsNoMoreWhenLittleOfTheDiskIsFree() {
        for (int minute = 0; minute < 10; minute++) {
            add(60 * minute, TriggerKind.SCHEDULED);
        }
        disk = new DiskSpace(2000, 200);
        keeping.keep(() -> {});

        assertThat(gone()).as("room within its own file").containsExactly("m0");
    }

    @Test
    void keepsToItsShareOfTheDisk() {
        for (int minute = 0; minute < 10; minute++) {
            add(60 * minute, TriggerKind.SCHEDULED);
        }
        quota = new Quota(null, 0.5, null, Duration.ofMinutes(10));
        disk = new DiskSpace(1600, PLENTY);
        keeping.keep(() -> {});

        assertThat(gone()).containsExactly("m0", "m60");
    }

    @Test
    void thinsMoreThanOneWindow() {
        for (int minute = 0; minute < 2000; minute++) {
            add(minute, TriggerKind.SCHEDULED);
        }
        quota = new Quota(40_000L, 1, null, Duration.ofMinutes(10));
        keeping.keep(() -> {});

        assertThat(evicted).hasSize(1600);
        List<Holding> left = store.holdings().list(0, 2000);
        for (int i = 1; i < left.size(); i++) {
            assertThat(Duration.between(
                            left.get(i - 1).capture().capturedAt(),
                            left.get(i).capture().capturedAt()))
                    .isLessThanOrEqualTo(Duration.ofMinutes(10));
        }
    }
}
