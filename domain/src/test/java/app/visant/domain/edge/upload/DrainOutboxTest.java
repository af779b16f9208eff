package app.visant.domain.edge.upload;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.jpeg;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.edge.command.RunKey;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.link.Backoff;
import app.visant.domain.edge.outbox.Backlog;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.DiskFull;
import app.visant.domain.edge.outbox.InMemoryEdgeStore;
import app.visant.domain.edge.outbox.Outbox;
import app.visant.domain.edge.outbox.OutboxItem;
import app.visant.domain.kernel.RecordId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DrainOutboxTest {
    private final InMemoryEdgeStore store = new InMemoryEdgeStore();
    private final Map<RecordId, UploadResult> answers = new ConcurrentHashMap<>();
    private final List<RecordId> uploads = new ArrayList<>();
    private Instant now = NOON;
    private final CaptureUpload cloud = item -> {
        uploads.add(item.capture().id());
        return answers.getOrDefault(item.capture().id(), new UploadResult.Accepted());
    };
    private Duration kept = Duration.ZERO;
    private boolean full;
    private int asked;
    private final DrainOutbox drain = drain(Lane.BACKLOG);

    private final class FillingOutbox implements Outbox {
        private final Outbox whole;

        private FillingOutbox(Outbox whole) {
            this.whole = whole;
        }

        @Override
        public void add(CaptureRecord capture, byte[] jpeg, @Nullable RunKey completes, Instant at) {
            whole.add(capture, jpeg, completes, at);
        }

        @Override
        public void quarantine(RecordId id, String reason, Instant at) {
            if (full) {
                throw new DiskFull("no room", new IOException("no room"));
            }
            whole.quarantine(id, reason, at);
        }

        @Override
        public Backlog backlog() {
            return whole.backlog();
        }
    }

    private DrainOutbox drain(Lane lane) {
        return new DrainOutbox(
                store.sendQueue(),
                new FillingOutbox(store.outbox()),
                lane,
                capture -> {
                    asked++;
                    return kept;
                },
                4,
                new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1), () -> 0.5),
                () -> now,
                () -> 0);
    }

    private void add(int number) {
        add(number, TriggerKind.SCHEDULED);
    }

    private void add(int number, TriggerKind kind) {
        store.outbox().add(picture(number, kind), jpeg(number), null, now);
    }

    private Drained step() {
        return drain.step(0, cloud);
    }

    @Test
    void forgetsWhatTheCloudHas() {
        add(2);
        add(1);
        answers.put(new RecordId("r2"), new UploadResult.Duplicate());

        assertThat(step()).isEqualTo(new Drained.Sent(picture(1), false));
        assertThat(step()).isEqualTo(new Drained.Sent(picture(2), true));
        assertThat(step()).isEqualTo(new Drained.Idle(null));
        assertThat(store.outbox().backlog().count()).isZero();
    }

    @Test
    void takesNoPictureAndSpendsNoBudgetWhileTheCloudIsLeftAlone() {
        add(1);
        Duration rest = Duration.ofSeconds(5);
        CaptureUpload leftAlone = new CaptureUpload() {
            @Override
            public UploadResult upload(OutboxItem item) {
                throw new AssertionError("sent " + item.capture().id());
            }

            @Override
            public Duration rest() {
                return rest;
            }
        };

        assertThat(drain.step(0, leftAlone)).isEqualTo(new Drained.Idle(rest));
        assertThat(asked).isZero();
        assertThat(step()).isEqualTo(new Drained.Sent(picture(1), false));
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void keepsNothingOnItsWayWhileItRestsOrIsHeldBack() {
        add(3);
        add(2);
        add(1);
        answers.put(new RecordId("r1"), new UploadResult.Unreachable("no cloud", null));
        step();
        assertThat(step()).isInstanceOf(Drained.Idle.class);
        assertThat(store.holdings().evict(new RecordId("r3"), "full", now)).isPresent();

        drain.cloudIsBack();
        kept = Duration.ofMinutes(15);
        assertThat(step()).isEqualTo(new Drained.Idle(kept));
        assertThat(store.holdings().evict(new RecordId("r2"), "full", now)).isPresent();
    }

    @Test
    void putsApartWhatIsRefusedForGoodAndGoesOn() {
        add(2);
        add(1);
        answers.put(new RecordId("r1"), new UploadResult.Terminal("HTTP 409 conflict"));

        assertThat(step()).isEqualTo(new Drained.Quarantined(picture(1), "HTTP 409 conflict"));
        assertThat(step()).isEqualTo(new Drained.Sent(picture(2), false));
        assertThat(store.quarantined(new RecordId("r1"))).hasValue("HTTP 409 conflict");
    }

    @Test
    void triesAPictureAgainOfWhichItCouldNotWriteDownThatItIsRefused() {
        add(1);
        answers.put(new RecordId("r1"), new UploadResult.Terminal("HTTP 415"));
        full = true;
        assertThatThrownBy(this::step).isInstanceOf(DiskFull.class);
        full = false;
        now = now.plusSeconds(2);

        assertThat(step()).isEqualTo(new Drained.Quarantined(picture(1), "HTTP 415"));
        assertThat(store.quarantined(new RecordId("r1"))).hasValue("HTTP 415");
    }

    @Test
    void triesAPictureAgainWhoseUploadEndedByAFaultOfTheProgram() {
        add(1);
        assertThatThrownBy(() -> drain.step(0, item -> {
                    throw new IllegalStateException("a fault");
                }))
                .hasMessage("a fault");
        now = now.plusSeconds(2);

        assertThat(step()).isEqualTo(new Drained.Sent(picture(1), false));
    }

    @Test
    void aPictureThatFailsIsNotInTheWayOfTheNext() {
        add(2);
        add(1);
        answers.put(new RecordId("r1"), new UploadResult.Retryable("HTTP 500"));
        step();
        step();

        assertThat(uploads).containsExactly(new RecordId("r1"), new RecordId("r2"));
        assertThat(step()).isEqualTo(new Drained.Idle(Duration.ofSeconds(1)));
    }

    @Test
    void doesNotRestForLongWhenTheClockIsSetBack() {
        add(1);
        answers.put(new RecordId("r1"), new UploadResult.Unreachable("no network", null));
        step();
        answers.clear();
        now = NOON.minus(Duration.ofDays(365));

        assertThat(step()).isEqualTo(new Drained.Sent(picture(1), false));
    }

    @Test
    void restsWhenTheCloudTakesNoneAndLongerEachTime() {
        add(2);
        add(1);
        answers.put(new RecordId("r1"), new UploadResult.Unreachable("refused", null));
        answers.put(new RecordId("r2"), new UploadResult.Unreachable("refused", null));

        assertThat(step()).isEqualTo(new Drained.Postponed(picture(1), "refused", 1, Duration.ofSeconds(1)));
        assertThat(step()).isEqualTo(new Drained.Idle(Duration.ofSeconds(1)));
        now = now.plusSeconds(1);
        assertThat(step()).isEqualTo(new Drained.Postponed(picture(2), "refused", 0, Duration.ofSeconds(2)));
    }

    @Test
    void waitsAsLongAsTheCloudAsks() {
        add(1);
        answers.put(new RecordId("r1"), new UploadResult.Unreachable("HTTP 503", Duration.ofSeconds(20)));

        assertThat(step().pause()).isEqualTo(Duration.ofSeconds(21));
    }

    @Test
    void goesOnAtOnceWhenTheCloudIsBack() {
        add(1);
        answers.put(new RecordId("r1"), new UploadResult.Unreachable("refused", Duration.ofSeconds(50)));
        step();
        add(2);
        assertThat(step()).isInstanceOf(Drained.Idle.class);

        drain.cloudIsBack();

        assertThat(step()).isEqualTo(new Drained.Sent(picture(2), false));
    }

    @Test
    void theLiveLaneSendsOnlyWhatSomebodyAskedFor() {
        add(1);
        add(2, TriggerKind.MANUAL);
        DrainOutbox live = drain(Lane.LIVE);

        assertThat(live.step(0, cloud)).isEqualTo(new Drained.Sent(picture(2, TriggerKind.MANUAL), false));
        assertThat(live.step(0, cloud)).isEqualTo(new Drained.Idle(null));
        assertThat(uploads).containsExactly(new RecordId("r2"));
    }

    @Test
    void aBacklogThatIsHeldBackHoldsNothingBackThatSomebodyAskedFor() {
        IntStream.rangeClosed(1, 5).forEach(number -> add(number, TriggerKind.MANUAL));
        add(6);
        kept = Duration.ofMinutes(15);
        assertThat(step()).isEqualTo(new Drained.Idle(kept));
        Duration held = kept;
        kept = Duration.ZERO;
        DrainOutbox live = drain(Lane.LIVE);

        IntStream.rangeClosed(1, 5).forEach(i -> live.step(0, cloud));

        assertThat(uploads).extracting(RecordId::value).containsExactly("r5", "r4", "r3", "r2", "r1");
        kept = held;
        assertThat(step()).isEqualTo(new Drained.Idle(held));
    }

    @Test
    void aBacklogThatRestsDoesNotStopTheLiveLane() {
        add(1);
        answers.put(new RecordId("r1"), new UploadResult.Unreachable("HTTP 429", Duration.ofMinutes(10)));
        step();
        add(2, TriggerKind.MANUAL);

        assertThat(step()).isInstanceOf(Drained.Idle.class);
        assertThat(drain(Lane.LIVE).step(0, cloud)).isInstanceOf(Drained.Sent.class);
    }

    @Test
    void aPictureThatIsKeptBackGoesLater() {
        add(1);
        kept = Duration.ofMinutes(3);
        assertThat(step()).isEqualTo(new Drained.Idle(Duration.ofMinutes(3)));
        kept = Duration.ZERO;

        assertThat(step()).isEqualTo(new Drained.Sent(picture(1), false));
    }

    @Test
    void sendsTheNewestFirstAfterARest() {
        IntStream.rangeClosed(1, 4).forEach(this::add);
        answers.put(new RecordId("r4"), new UploadResult.Unreachable("HTTP 503", Duration.ofSeconds(20)));
        step();
        step();
        now = now.plusSeconds(21);
        add(5);

        assertThat(step()).isEqualTo(new Drained.Sent(picture(5), false));
    }

    @Test
    void aPictureThatAlwaysFailsIsTriedEverMoreSeldom() {
        add(1);
        answers.put(new RecordId("r1"), new UploadResult.Retryable("HTTP 500"));
        for (int i = 0; i < 40; i++) {
            step();
            Duration pause = Objects.requireNonNull(step().pause());
            assertThat(pause).isLessThan(SendQueue.LONGEST_PAUSE);
            now = now.plus(pause);
        }

        assertThat(Duration.between(NOON, now)).isGreaterThan(Duration.ofHours(24));
        answers.clear();
        assertThat(step()).isEqualTo(new Drained.Sent(picture(1), false));
    }

    @Test
    void anOutageIsNoPicturesFault() {
        add(1);
        answers.put(new RecordId("r1"), new UploadResult.Unreachable("no network", null));
        for (int i = 0; i < 40; i++) {
            step();
            now = now.plusSeconds(120);
        }
        answers.put(new RecordId("r1"), new UploadResult.Retryable("HTTP 500"));
        step();

        assertThat(step().pause()).isLessThanOrEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void passesOverWhatWasDroppedAfterItWasTaken() {
        add(2);
        add(1);
        kept = Duration.ofMillis(100);
        step();
        kept = Duration.ZERO;
        store.outbox().quarantine(new RecordId("r1"), "a person did that", now);

        assertThat(step()).isEqualTo(new Drained.Sent(picture(2), false));
    }

    @Test
    void letsMoreThreadsSendAfterEachSuccessAndFewerAfterAFailure() {
        IntStream.rangeClosed(1, 9).forEach(this::add);
        assertThat(drain.step(1, cloud)).isEqualTo(new Drained.Idle(null));

        step();
        assertThat(drain.wanted()).isEqualTo(2);
        assertThat(drain.step(1, cloud)).isInstanceOf(Drained.Sent.class);
        assertThat(drain.step(2, cloud)).isEqualTo(new Drained.Idle(null));
        IntStream.range(0, 4).forEach(i -> step());
        assertThat(drain.wanted()).isEqualTo(3);
        answers.put(new RecordId("r3"), new UploadResult.Unreachable("HTTP 503", null));
        step();

        assertThat(drain.wanted()).isEqualTo(1);
    }

    @Test
    void writesDownWhatItSentBeforeALongRest() {
        add(2);
        add(1);
        answers.put(new RecordId("r2"), new UploadResult.Unreachable("HTTP 503", Duration.ofSeconds(20)));
        step();
        step();
        assertThat(store.outbox().backlog().count()).isEqualTo(2);

        step();

        assertThat(store.outbox().backlog().count()).isEqualTo(1);
    }

    @Test
    void writesDownWhatItSentAtTheEnd() {
        add(1);
        step();

        drain.close();

        assertThat(store.outbox().backlog().count()).isZero();
    }
}
