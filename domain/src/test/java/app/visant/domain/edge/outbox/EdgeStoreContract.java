package app.visant.domain.edge.outbox;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.capture;
import static app.visant.domain.edge.outbox.EdgeExamples.jpeg;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.visant.domain.edge.command.Acceptance;
import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.edge.command.RunState;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.upload.Lane;
import app.visant.domain.edge.upload.Settled;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.RecordId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Outbox}, {@link Holdings}, journal and reports promise together. */
public abstract class EdgeStoreContract {
    /** Empty; the same one throughout a test. */
    protected abstract EdgeStore store();

    @Test
    void storingAPictureEndsItsCommand() {
        store().journal().accept(capture(1), NOON);
        store().journal().start(capture(1).key(), NOON);
        store().outbox().add(picture(1), jpeg(1), capture(1).key(), NOON);

        assertThat(store().journal().accept(capture(1), NOON)).isEqualTo(new Acceptance.Known(RunState.DONE));
        assertThat(item(1).capture()).isEqualTo(picture(1));
        assertThat(item(1).jpeg()).isEqualTo(jpeg(1));
    }

    @Test
    void refusesASecondPictureOfTheSameNameAndLeavesItsCommand() {
        store().journal().accept(capture(2), NOON);
        store().journal().start(capture(2).key(), NOON);
        store().outbox().add(picture(1), jpeg(1), null, NOON);

        assertThatThrownBy(() ->
                        store().outbox().add(picture(1), jpeg(2), capture(2).key(), NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store().journal().accept(capture(2), NOON)).isEqualTo(new Acceptance.Known(RunState.STARTED));
        assertThat(item(1).jpeg()).isEqualTo(jpeg(1));
    }

    private void settle(Settled settled) {
        store().sendQueue().exchange(List.of(settled), Lane.BACKLOG, NOON, 0);
    }

    @Test
    void aPictureThatIsPostponedWithoutBlameHasNoMoreAttempts() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().take(Lane.BACKLOG, NOON, 1);
        settle(new Settled.Postponed(new RecordId("r1"), NOON.plusSeconds(30), false));

        assertThat(store().take(Lane.BACKLOG, NOON, 9)).isEmpty();
        assertThat(store().take(Lane.BACKLOG, NOON.plusSeconds(30), 9)).containsExactly("r1");
        assertThat(item(1).attempts()).isZero();
    }

    @Test
    void aPictureThatWasNotTriedWaitsAsBefore() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().outbox().add(picture(2), jpeg(2), null, NOON);
        assertThat(store().take(Lane.BACKLOG, NOON, 9)).containsExactly("r2", "r1");
        RecordId second = new RecordId("r2");

        store().sendQueue()
                .exchange(
                        List.of(new Settled.Released(second), new Settled.Released(new RecordId("nobody"))),
                        Lane.BACKLOG,
                        NOON,
                        0);

        assertThat(store().holdings().evict(new RecordId("r1"), "full", NOON)).isEmpty();
        assertThat(store().take(Lane.BACKLOG, NOON, 9)).containsExactly("r2");
        assertThat(store().sendQueue().read(second).orElseThrow().attempts()).isZero();
        assertThat(store().sendQueue().due(Lane.BACKLOG)).isEmpty();
    }

    @Test
    void aQuarantinedPictureIsOutOfTheWayButNotForgotten() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().outbox().quarantine(new RecordId("r1"), "HTTP 409", NOON);

        assertThat(store().take(Lane.BACKLOG, NOON, 9)).isEmpty();
        assertThat(store().sendQueue().read(new RecordId("r1"))).isEmpty();
        assertThat(store().outbox().backlog()).isEqualTo(new Backlog(0, 0, null, 1));
    }

    @Test
    void aQuarantinedPictureFailsItsCommandWhichIsReportedAgain() {
        capturePicture(1);
        List<Report> done = store().reports().unreported(10);
        assertThat(done)
                .containsExactly(new Report(
                        new CommandId("c1"),
                        RunState.DONE,
                        RunOutcome.EXECUTED,
                        null,
                        picture(1).sha256(),
                        NOON));
        store().outbox().quarantine(new RecordId("r1"), "HTTP 409", NOON.plusSeconds(5));
        store().reports().reported(done);

        assertThat(store().reports().unreported(10))
                .containsExactly(new Report(
                        new CommandId("c1"),
                        RunState.FAILED,
                        RunOutcome.FAILED,
                        "HTTP 409",
                        picture(1).sha256(),
                        NOON.plusSeconds(5)));
    }

    /** Takes command N in, runs it, and stores its picture. */
    private void capturePicture(int number) {
        store().journal().accept(capture(number), NOON);
        store().journal().start(capture(number).key(), NOON);
        store().outbox().add(picture(number), jpeg(number), capture(number).key(), NOON);
    }

    @Test
    void listsEveryPictureInTheOrderOfAddition() {
        store().outbox().add(picture(2), jpeg(2), null, NOON);
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().outbox().add(picture(3), jpeg(3), null, NOON);
        store().outbox().quarantine(new RecordId("r1"), "HTTP 409", NOON);
        store().postpone("r3", NOON.plusSeconds(9));

        List<Holding> first = store().holdings().list(0, 2);
        List<Holding> rest = store().holdings().list(first.getLast().number(), 10);

        assertThat(first).extracting(Holding::capture).containsExactly(picture(2), picture(1));
        assertThat(first).extracting(Holding::refusal).containsExactly(null, "HTTP 409");
        assertThat(rest).extracting(Holding::capture).containsExactly(picture(3));
        assertThat(rest).extracting(Holding::attempts).containsExactly(1);
    }

    @Test
    void listsTheNewestThatMayStillBeSent() {
        for (int number = 1; number <= 4; number++) {
            store().outbox().add(picture(number), jpeg(number), null, NOON);
        }
        store().outbox().quarantine(new RecordId("r3"), "HTTP 409", NOON);
        store().take(Lane.BACKLOG, NOON, 1);

        assertThat(store().holdings().newest(2)).extracting(Holding::capture).containsExactly(picture(4), picture(2));
    }

    @Test
    void listsPicturesOfAWorthByTheirAge() {
        store().outbox().add(picture(3), jpeg(3), null, NOON);
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().outbox().add(picture(2), jpeg(2), null, NOON);
        store().outbox().add(picture(4, TriggerKind.MANUAL), jpeg(4), null, NOON);
        store().outbox().add(picture(5), jpeg(5), null, NOON);
        store().outbox().quarantine(new RecordId("r5"), "HTTP 409", NOON);

        List<Holding> first = store().holdings().oldest(Worth.SCHEDULED, null, 2);
        assertThat(first).extracting(Holding::capture).containsExactly(picture(1), picture(2));
        assertThat(store().holdings().oldest(Worth.SCHEDULED, first.getLast(), 9))
                .extracting(Holding::capture)
                .containsExactly(picture(3));
        assertThat(store().holdings().oldest(Worth.REFUSED, null, 9))
                .extracting(Holding::capture)
                .containsExactly(picture(5));
        assertThat(store().holdings().oldest(Worth.EVENT, null, 9)).isEmpty();
    }

    @Test
    void addsUpTheBytesOfEachWorth() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().outbox().add(picture(12, TriggerKind.MANUAL), jpeg(12), null, NOON);
        store().outbox().add(picture(3), jpeg(3), null, NOON);
        store().outbox().quarantine(new RecordId("r3"), "HTTP 409", NOON);

        Usage usage = store().holdings().usage();
        assertThat(usage.byWorth())
                .isEqualTo(Map.of(
                        Worth.SCHEDULED, (long) jpeg(1).length,
                        Worth.MANUAL, (long) jpeg(12).length,
                        Worth.REFUSED, (long) jpeg(3).length));
        assertThat(usage.atMost(Worth.SCHEDULED)).isEqualTo(jpeg(1).length + jpeg(3).length);
    }

    @Test
    void whatIsOnItsWayTakesRoomThatNobodyCanFree() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().outbox().add(picture(12), jpeg(12), null, NOON);
        store().sendQueue().exchange(List.of(), Lane.BACKLOG, NOON, 1);

        Usage usage = store().holdings().usage();
        assertThat(usage.pictures()).isEqualTo(jpeg(1).length + jpeg(12).length);
        assertThat(usage.atMost(Worth.MANUAL)).isEqualTo(jpeg(1).length);
    }

    @Test
    void aQuarantinedPictureThatIsRetriedWaitsAgainAndItsCommandIsDoneAgain() {
        capturePicture(1);
        store().postpone("r1", NOON.plusSeconds(30));
        store().outbox().quarantine(new RecordId("r1"), "HTTP 409", NOON);
        store().reports().reported(store().reports().unreported(10));

        assertThat(store().holdings().retry(new RecordId("r1"), NOON.plusSeconds(1)))
                .hasValueSatisfying(before -> assertThat(before.refusal()).isEqualTo("HTTP 409"));

        assertThat(store().take(Lane.BACKLOG, NOON, 9)).containsExactly("r1");
        assertThat(item(1).attempts()).isZero();
        assertThat(store().reports().unreported(10))
                .extracting(Report::state, Report::outcome, Report::error)
                .containsExactly(tuple(RunState.DONE, RunOutcome.EXECUTED, null));
        assertThat(store().outbox().backlog().quarantined()).isZero();
    }

    @Test
    void aPostponedPictureThatIsRetriedIsDueAtOnce() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().postpone("r1", NOON.plusSeconds(30));

        assertThat(store().holdings().retry(new RecordId("r1"), NOON)).isPresent();

        assertThat(store().take(Lane.BACKLOG, NOON, 9)).containsExactly("r1");
    }

    @Test
    void anEvictedPictureIsGoneAndItsCommandIsReportedAsEvictedWithTheHash() {
        capturePicture(1);
        store().reports().reported(store().reports().unreported(10));

        assertThat(store().holdings().evict(new RecordId("r1"), "no room", NOON.plusSeconds(1)))
                .hasValueSatisfying(before -> assertThat(before.capture()).isEqualTo(picture(1)));

        assertThat(store().take(Lane.BACKLOG, NOON, 9)).isEmpty();
        assertThat(store().holdings().list(0, 10)).isEmpty();
        assertThat(store().reports().unreported(10))
                .containsExactly(new Report(
                        new CommandId("c1"),
                        RunState.FAILED,
                        RunOutcome.EVICTED,
                        "no room",
                        picture(1).sha256(),
                        NOON.plusSeconds(1)));
    }

    @Test
    void theCommandOfAQuarantinedPictureStaysFailedWhenThePictureIsEvicted() {
        capturePicture(1);
        store().outbox().quarantine(new RecordId("r1"), "HTTP 409", NOON);
        store().holdings().evict(new RecordId("r1"), "no room", NOON.plusSeconds(1));

        assertThat(store().holdings().list(0, 10)).isEmpty();
        assertThat(store().reports().unreported(10))
                .extracting(Report::outcome, Report::error)
                .containsExactly(tuple(RunOutcome.FAILED, "HTTP 409"));
    }

    @Test
    void doesNotEvictWhatIsOnItsWayToTheCloud() {
        capturePicture(1);
        store().sendQueue().exchange(List.of(), Lane.BACKLOG, NOON, 1);

        assertThat(store().holdings().oldest(Worth.SCHEDULED, null, 9)).isEmpty();
        assertThat(store().holdings().evict(new RecordId("r1"), "no room", NOON))
                .isEmpty();
        assertThat(store().outbox().backlog().count()).isEqualTo(1);
        assertThat(store().reports().unreported(9)).extracting(Report::outcome).containsExactly(RunOutcome.EXECUTED);
    }

    @Test
    void knowsNothingToRetryOrToEvictOfAnUnknownPicture() {
        assertThat(store().holdings().evict(List.of(new RecordId("nobody")), "no room", NOON))
                .isEmpty();
        assertThat(store().holdings().retry(new RecordId("nobody"), NOON)).isEmpty();
        assertThat(store().holdings().evict(new RecordId("nobody"), "no room", NOON))
                .isEmpty();
    }

    @Test
    void countsWhatWaits() {
        store().outbox().add(picture(2), jpeg(2), null, NOON);
        store().outbox().add(picture(1), jpeg(1), null, NOON);

        assertThat(store().outbox().backlog())
                .isEqualTo(new Backlog(2, jpeg(1).length + jpeg(2).length, NOON.plusSeconds(1), 0));
    }

    private OutboxItem item(int number) {
        return store().sendQueue().read(new RecordId("r" + number)).orElseThrow();
    }
}
