package app.visant.domain.edge.upload;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.jpeg;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.link.Backoff;
import app.visant.domain.edge.outbox.InMemoryEdgeStore;
import app.visant.domain.kernel.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

final class DrainOutboxTest {
    private final InMemoryEdgeStore store = new InMemoryEdgeStore();
    private final Map<RecordId, UploadResult> answers = new ConcurrentHashMap<>();
    private final List<RecordId> uploads = new ArrayList<>();
    private Instant now = NOON;
    private final DrainOutbox drain = new DrainOutbox(
            store.outbox(),
            item -> {
                uploads.add(item.capture().id());
                return answers.getOrDefault(item.capture().id(), new UploadResult.Accepted());
            },
            new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1), () -> 0.5),
            () -> now);

    private void add(int number) {
        store.outbox().add(picture(number), jpeg(number), null, now);
    }

    @Test
    void forgetsWhatTheCloudHas() {
        add(1);
        add(2);
        answers.put(new RecordId("r2"), new UploadResult.Duplicate());

        assertThat(drain.step()).isEqualTo(new Drained.Sent(picture(1), false));
        assertThat(drain.step()).isEqualTo(new Drained.Sent(picture(2), true));
        assertThat(drain.step()).isEqualTo(new Drained.Idle(null));
        assertThat(store.outbox().backlog().count()).isZero();
    }

    @Test
    void putsApartWhatIsRefusedForGoodAndGoesOn() {
        add(1);
        add(2);
        answers.put(new RecordId("r1"), new UploadResult.Terminal("HTTP 409 conflict"));

        assertThat(drain.step()).isEqualTo(new Drained.Quarantined(picture(1), "HTTP 409 conflict"));
        assertThat(drain.step()).isEqualTo(new Drained.Sent(picture(2), false));
        assertThat(store.quarantined(new RecordId("r1"))).hasValue("HTTP 409 conflict");
    }

    @Test
    void aPictureThatFailsIsNotInTheWayOfTheNext() {
        add(1);
        add(2);
        answers.put(new RecordId("r1"), new UploadResult.Retryable("HTTP 500"));
        drain.step();
        drain.step();

        assertThat(uploads).containsExactly(new RecordId("r1"), new RecordId("r2"));
        assertThat(drain.step()).isEqualTo(new Drained.Idle(Duration.ofSeconds(1)));
    }

    @Test
    void doesNotRestForLongWhenTheClockIsSetBack() {
        add(1);
        answers.put(new RecordId("r1"), new UploadResult.Unreachable("no network", null));
        drain.step();
        answers.clear();
        now = NOON.minus(Duration.ofDays(365));

        assertThat(drain.step()).isEqualTo(new Drained.Sent(picture(1), false));
    }

    @Test
    void restsWhenTheCloudTakesNoneAndLongerEachTime() {
        add(1);
        add(2);
        answers.put(new RecordId("r1"), new UploadResult.Unreachable("refused", null));
        answers.put(new RecordId("r2"), new UploadResult.Unreachable("refused", null));

        assertThat(drain.step()).isEqualTo(new Drained.Postponed(picture(1), "refused", 1, Duration.ofSeconds(1)));
        assertThat(drain.step()).isEqualTo(new Drained.Idle(Duration.ofSeconds(1)));
        now = now.plusSeconds(1);
        assertThat(drain.step()).isEqualTo(new Drained.Postponed(picture(2), "refused", 1, Duration.ofSeconds(2)));
    }

    @Test
    void waitsAsLongAsTheCloudAsks() {
        add(1);
        answers.put(new RecordId("r1"), new UploadResult.Unreachable("HTTP 503", Duration.ofSeconds(20)));

        assertThat(drain.step().pause()).isEqualTo(Duration.ofSeconds(21));
    }

    @Test
    void goesOnAtOnceWhenTheCloudIsBack() {
        add(1);
        answers.put(new RecordId("r1"), new UploadResult.Unreachable("refused", Duration.ofSeconds(50)));
        drain.step();
        add(2);
        assertThat(drain.step()).isInstanceOf(Drained.Idle.class);

        drain.cloudIsBack();

        assertThat(drain.step()).isEqualTo(new Drained.Sent(picture(2), false));
    }
}
