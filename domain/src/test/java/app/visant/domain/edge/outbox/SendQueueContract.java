package app.visant.domain.edge.outbox;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.jpeg;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.upload.Lane;
import app.visant.domain.edge.upload.SendQueue;
import app.visant.domain.edge.upload.Settled;
import app.visant.domain.kernel.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In which order pictures are sent, and what becomes of those that are. */
public abstract class SendQueueContract {
    /** Empty; the same one throughout a test. */
    protected abstract EdgeStore store();

    @Test
    void sendsManualPicturesFirstThenEventsThenTheNewest() {
        store().outbox().add(picture(2), jpeg(2), null, NOON);
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().outbox().add(picture(3, TriggerKind.EVENT), jpeg(3), null, NOON);
        store().outbox().add(picture(4, TriggerKind.MANUAL), jpeg(4), null, NOON);
        store().outbox().add(picture(5, TriggerKind.MANUAL), jpeg(5), null, NOON);

        assertThat(store().take(Lane.LIVE, NOON, 2)).containsExactly("r5", "r4");
        assertThat(store().take(Lane.LIVE, NOON, 9)).containsExactly("r3");
        assertThat(store().take(Lane.BACKLOG, NOON, 9)).containsExactly("r1", "r2");
        assertThat(store().take(Lane.BACKLOG, NOON, 9)).isEmpty();
    }

    @Test
    void givesEachPictureToOneLaneOnly() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().outbox().add(picture(2, TriggerKind.EVENT), jpeg(2), null, NOON);
        store().outbox().add(picture(3, TriggerKind.MANUAL), jpeg(3), null, NOON);

        assertThat(store().take(Lane.BACKLOG, NOON, 9)).containsExactly("r1");
        assertThat(store().take(Lane.LIVE, NOON, 9)).containsExactly("r3", "r2");
        store().postpone("r3", NOON.plusSeconds(30));
        assertThat(store().sendQueue().due(Lane.BACKLOG)).isEmpty();
        assertThat(store().sendQueue().due(Lane.LIVE)).contains(NOON.plusSeconds(30));
    }

    @Test
    void aPictureOnItsWayIsNotTakenAgainUntilTheProgramEnds() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);

        assertThat(store().take(Lane.BACKLOG, NOON, 9)).containsExactly("r1");
        assertThat(store().take(Lane.BACKLOG, NOON, 9)).isEmpty();
        assertThat(store().outbox().backlog().count()).isEqualTo(1);
        assertThat(store().sendQueue().recover()).isEqualTo(1);
        assertThat(store().sendQueue().recover()).isZero();
        assertThat(store().take(Lane.BACKLOG, NOON, 9)).containsExactly("r1");
    }

    @Test
    void forgetsWhatWasSent() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().outbox().add(picture(2), jpeg(2), null, NOON);
        store().take(Lane.BACKLOG, NOON, 1);

        assertThat(store().sendQueue().exchange(List.of(new Settled.Sent(new RecordId("r2"))), Lane.BACKLOG, NOON, 1))
                .containsExactly(new RecordId("r1"));
        assertThat(store().sendQueue().read(new RecordId("r2"))).isEmpty();
        assertThat(store().outbox().backlog().count()).isEqualTo(1);
    }

    @Test
    void knowsHowLargeAPictureIsThatIsToBeSent() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        assertThat(store().sendQueue().size(new RecordId("r1"))).hasValue(jpeg(1).length);
        store().take(Lane.BACKLOG, NOON, 1);
        assertThat(store().sendQueue().size(new RecordId("r1"))).hasValue(jpeg(1).length);
        store().outbox().quarantine(new RecordId("r1"), "HTTP 415", NOON);

        assertThat(store().sendQueue().size(new RecordId("r1"))).isEmpty();
        assertThat(store().sendQueue().size(new RecordId("r2"))).isEmpty();
    }

    @Test
    void countsTheBytesOfWhatWasSentByTheHour() {
        for (int number = 1; number <= 3; number++) {
            store().outbox().add(picture(number), jpeg(number), null, NOON);
            Settled sent = new Settled.Sent(new RecordId("r" + number));
            Instant at = NOON.plusSeconds(number * 1300L);
            store().sendQueue().exchange(List.of(sent, sent), Lane.BACKLOG, at, 0);
        }

        assertThat(store().sentBytes().since(NOON))
                .containsOnly(
                        Map.entry(NOON, (long) jpeg(1).length + jpeg(2).length),
                        Map.entry(NOON.plusSeconds(3600), (long) jpeg(3).length));
        assertThat(store().sentBytes().since(NOON.plusSeconds(5000))).containsOnlyKeys(NOON.plusSeconds(3600));
    }

    @Test
    void countsOtherBytesToo() {
        store().sentBytes().add(100, NOON.plusSeconds(10));
        store().sentBytes().add(20, NOON.plusSeconds(20));

        assertThat(store().sentBytes().since(NOON)).containsOnly(Map.entry(NOON, 120L));
    }

    @Test
    void aPostponedPictureLetsOthersGoFirstAndComesBackInTime() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().outbox().add(picture(2), jpeg(2), null, NOON);
        assertThat(store().sendQueue().due(Lane.BACKLOG)).isEmpty();
        store().take(Lane.BACKLOG, NOON, 1);
        store().postpone("r2", NOON.plusSeconds(30));

        assertThat(store().take(Lane.BACKLOG, NOON, 9)).containsExactly("r1");
        assertThat(store().sendQueue().due(Lane.BACKLOG)).contains(NOON.plusSeconds(30));
        assertThat(store().sendQueue().due(Lane.LIVE)).isEmpty();
        assertThat(store().take(Lane.BACKLOG, NOON.plusSeconds(30), 9)).containsExactly("r2");
        assertThat(store().sendQueue().read(new RecordId("r2")).orElseThrow().attempts())
                .isEqualTo(1);
    }

    @Test
    void aPictureComesBackWhenTheClockIsSetBack() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().postpone("r1", NOON.plusSeconds(30));

        assertThat(store().take(Lane.BACKLOG, NOON.plusSeconds(30).minus(SendQueue.LONGEST_PAUSE), 9))
                .isEmpty();
        assertThat(store().take(Lane.BACKLOG, NOON.minus(Duration.ofDays(365)), 9))
                .containsExactly("r1");
    }

    @Test
    void takesUnknownPicturesLightly() {
        Settled sent = new Settled.Sent(new RecordId("nobody"));
        store().sendQueue().exchange(List.of(sent), Lane.BACKLOG, NOON, 9);
        store().postpone("nobody", NOON);
        store().outbox().quarantine(new RecordId("nobody"), "HTTP 409", NOON);

        assertThat(store().outbox().backlog()).isEqualTo(new Backlog(0, 0, null, 0));
    }
}
