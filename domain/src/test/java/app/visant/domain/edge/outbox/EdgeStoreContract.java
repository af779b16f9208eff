package app.visant.domain.edge.outbox;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.capture;
import static app.visant.domain.edge.outbox.EdgeExamples.captureByDialectA;
import static app.visant.domain.edge.outbox.EdgeExamples.jpeg;
import static app.visant.domain.edge.outbox.EdgeExamples.other;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.visant.domain.edge.command.Acceptance;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.edge.command.RunState;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.upload.Lane;
import app.visant.domain.edge.upload.SendQueue;
import app.visant.domain.edge.upload.Settled;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Outbox}, journal and reports promise together. */
public abstract class EdgeStoreContract {
    /** Empty; the same one throughout a test. */
    protected abstract EdgeStore store();

    @Test
    void takesEachCommandInOnce() {
        assertThat(store().journal().accept(capture(1), NOON)).isEqualTo(new Acceptance.First());
        assertThat(store().journal().accept(capture(1), NOON)).isEqualTo(new Acceptance.Known(RunState.RECEIVED));
        assertThat(store().journal().waiting(10)).containsExactly(capture(1));
    }

    @Test
    void knowsACommandAgainThatCameByTheOtherDialect() {
        store().journal().accept(captureByDialectA(1), NOON);
        store().journal().start(capture(1).key(), NOON);
        store().journal().end(capture(1).key(), Ending.done(), NOON);

        assertThat(store().journal().accept(capture(1), NOON)).isEqualTo(new Acceptance.Known(RunState.DONE));
        assertThat(store().reports().unreported(10)).extracting(Report::command).containsExactly(new CommandId("c1"));
    }

    @Test
    void keepsCommandsOfEveryKindAsTheyCame() {
        List<EdgeCommand> all = List.of(
                capture(1, TriggerKind.EVENT),
                captureByDialectA(2),
                other(3, "ping"),
                other(4, "schedule_update"),
                other(5, "dance"));
        all.forEach(command -> store().journal().accept(command, NOON));

        assertThat(store().journal().waiting(10)).containsExactlyElementsOf(all);
    }

    @Test
    void letsAPersonsCommandGoFirst() {
        store().journal().accept(capture(1), NOON);
        store().journal().accept(capture(2, TriggerKind.MANUAL), NOON);

        assertThat(store().journal().waiting(10)).containsExactly(capture(2, TriggerKind.MANUAL), capture(1));
        assertThat(store().journal().waiting(1)).hasSize(1);
    }

    @Test
    void beginsACommandOnce() {
        store().journal().accept(capture(1), NOON);

        assertThat(store().journal().start(capture(1).key(), NOON)).isTrue();
        assertThat(store().journal().start(capture(1).key(), NOON)).isFalse();
        assertThat(store().journal().start(capture(2).key(), NOON)).isFalse();
        assertThat(store().journal().waiting(10)).isEmpty();
    }

    @Test
    void anEndIsFinal() {
        store().journal().accept(capture(1), NOON);
        store().journal().end(capture(1).key(), Ending.expired("too late"), NOON);
        store().journal().end(capture(1).key(), Ending.done(), NOON.plusSeconds(1));

        assertThat(store().reports().unreported(10))
                .containsExactly(
                        new Report(new CommandId("c1"), RunState.FAILED, RunOutcome.EXPIRED, "too late", null, NOON));
    }

    @Test
    void namesThePictureThatWasTakenAndCouldNotBeKept() {
        store().journal().accept(capture(1), NOON);
        store().journal().start(capture(1).key(), NOON);
        store().journal()
                .end(capture(1).key(), Ending.evicted("full", picture(1).sha256()), NOON);

        assertThat(store().reports().unreported(10))
                .containsExactly(new Report(
                        new CommandId("c1"),
                        RunState.FAILED,
                        RunOutcome.EVICTED,
                        "full",
                        picture(1).sha256(),
                        NOON));
    }

    @Test
    void theCursorFollowsWhatHasANumberAlsoBackToAShorterLog() {
        assertThat(store().journal().cursor()).isZero();
        store().journal().accept(capture(7), NOON);
        store().journal().accept(captureByDialectA(9), NOON);
        assertThat(store().journal().cursor()).isEqualTo(7);

        store().journal().accept(capture(3), NOON);
        assertThat(store().journal().cursor()).isEqualTo(3);
        store().journal().accept(capture(4), NOON);
        store().journal().accept(capture(4), NOON);
        assertThat(store().journal().cursor()).isEqualTo(4);
    }

    @Test
    void givesUpWhatWasBegunAndLeavesWhatWaits() {
        store().journal().accept(capture(1), NOON);
        store().journal().accept(capture(2), NOON);
        store().journal().start(capture(1).key(), NOON);

        assertThat(store().journal().abandonStarted("interrupted", NOON)).isEqualTo(1);
        assertThat(store().journal().waiting(10)).containsExactly(capture(2));
        assertThat(store().reports().unreported(10))
                .contains(
                        new Report(new CommandId("c1"), RunState.FAILED, RunOutcome.FAILED, "interrupted", null, NOON));
    }

    @Test
    void reportsEachStateUntilItIsKnown() {
        store().journal().accept(capture(1), NOON);
        List<Report> received = store().reports().unreported(10);
        store().journal().start(capture(1).key(), NOON.plusSeconds(1));
        store().reports().reported(received);

        List<Report> started = store().reports().unreported(10);
        assertThat(started).extracting(Report::state).containsExactly(RunState.STARTED);
        store().reports().reported(started);
        assertThat(store().reports().unreported(10)).isEmpty();
    }

    @Test
    void reportsAgainWhatCameAgain() {
        store().journal().accept(capture(1), NOON);
        store().reports().reported(store().reports().unreported(10));
        store().journal().accept(capture(1), NOON);

        assertThat(store().reports().unreported(10)).hasSize(1);
    }

    @Test
    void hasNothingToReportOfCommandsWithoutAnId() {
        store().journal().accept(captureByDialectA(1), NOON);

        assertThat(store().reports().unreported(10)).isEmpty();
    }

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

    @Test
    void sendsManualPicturesFirstThenEventsThenTheNewest() {
        store().outbox().add(picture(2), jpeg(2), null, NOON);
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().outbox().add(picture(3, TriggerKind.EVENT), jpeg(3), null, NOON);
        store().outbox().add(picture(4, TriggerKind.MANUAL), jpeg(4), null, NOON);
        store().outbox().add(picture(5, TriggerKind.MANUAL), jpeg(5), null, NOON);

        assertThat(take(Lane.LIVE, NOON, 2)).containsExactly("r5", "r4");
        assertThat(take(Lane.LIVE, NOON, 9)).containsExactly("r3");
        assertThat(take(Lane.BACKLOG, NOON, 9)).containsExactly("r1", "r2");
        assertThat(take(Lane.BACKLOG, NOON, 9)).isEmpty();
    }

    @Test
    void givesEachPictureToOneLaneOnly() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().outbox().add(picture(2, TriggerKind.EVENT), jpeg(2), null, NOON);
        store().outbox().add(picture(3, TriggerKind.MANUAL), jpeg(3), null, NOON);

        assertThat(take(Lane.BACKLOG, NOON, 9)).containsExactly("r1");
        assertThat(take(Lane.LIVE, NOON, 9)).containsExactly("r3", "r2");
        postpone("r3", NOON.plusSeconds(30));
        assertThat(store().sendQueue().due(Lane.BACKLOG)).isEmpty();
        assertThat(store().sendQueue().due(Lane.LIVE)).contains(NOON.plusSeconds(30));
    }

    @Test
    void aPictureOnItsWayIsNotTakenAgainUntilTheProgramEnds() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);

        assertThat(take(Lane.BACKLOG, NOON, 9)).containsExactly("r1");
        assertThat(take(Lane.BACKLOG, NOON, 9)).isEmpty();
        assertThat(store().outbox().backlog().count()).isEqualTo(1);
        assertThat(store().sendQueue().recover()).isEqualTo(1);
        assertThat(store().sendQueue().recover()).isZero();
        assertThat(take(Lane.BACKLOG, NOON, 9)).containsExactly("r1");
    }

    @Test
    void forgetsWhatWasSent() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().outbox().add(picture(2), jpeg(2), null, NOON);
        take(Lane.BACKLOG, NOON, 1);

        assertThat(store().sendQueue().exchange(List.of(new Settled.Sent(new RecordId("r2"))), Lane.BACKLOG, NOON, 1))
                .containsExactly(new RecordId("r1"));
        assertThat(store().sendQueue().read(new RecordId("r2"))).isEmpty();
        assertThat(store().outbox().backlog().count()).isEqualTo(1);
    }

    @Test
    void knowsHowLargeAPictureIsThatIsToBeSent() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        assertThat(store().sendQueue().size(new RecordId("r1"))).hasValue(jpeg(1).length);
        take(Lane.BACKLOG, NOON, 1);
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

    private List<String> take(Lane lane, Instant at, int max) {
        return store().sendQueue().exchange(List.of(), lane, at, max).stream()
                .map(RecordId::value)
                .toList();
    }

    private void postpone(String record, Instant until) {
        settle(new Settled.Postponed(new RecordId(record), until, true));
    }

    private void settle(Settled settled) {
        store().sendQueue().exchange(List.of(settled), Lane.BACKLOG, NOON, 0);
    }

    @Test
    void aPictureThatIsPostponedWithoutBlameHasNoMoreAttempts() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        take(Lane.BACKLOG, NOON, 1);
        settle(new Settled.Postponed(new RecordId("r1"), NOON.plusSeconds(30), false));

        assertThat(take(Lane.BACKLOG, NOON, 9)).isEmpty();
        assertThat(take(Lane.BACKLOG, NOON.plusSeconds(30), 9)).containsExactly("r1");
        assertThat(item(1).attempts()).isZero();
    }

    @Test
    void aPostponedPictureLetsOthersGoFirstAndComesBackInTime() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().outbox().add(picture(2), jpeg(2), null, NOON);
        assertThat(store().sendQueue().due(Lane.BACKLOG)).isEmpty();
        take(Lane.BACKLOG, NOON, 1);
        postpone("r2", NOON.plusSeconds(30));

        assertThat(take(Lane.BACKLOG, NOON, 9)).containsExactly("r1");
        assertThat(store().sendQueue().due(Lane.BACKLOG)).contains(NOON.plusSeconds(30));
        assertThat(store().sendQueue().due(Lane.LIVE)).isEmpty();
        assertThat(take(Lane.BACKLOG, NOON.plusSeconds(30), 9)).containsExactly("r2");
        assertThat(store().sendQueue().read(new RecordId("r2")).orElseThrow().attempts())
                .isEqualTo(1);
    }

    @Test
    void aPictureThatWasNotTriedWaitsAsBefore() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().outbox().add(picture(2), jpeg(2), null, NOON);
        assertThat(take(Lane.BACKLOG, NOON, 9)).containsExactly("r2", "r1");
        RecordId second = new RecordId("r2");

        store().sendQueue()
                .exchange(
                        List.of(new Settled.Released(second), new Settled.Released(new RecordId("nobody"))),
                        Lane.BACKLOG,
                        NOON,
                        0);

        assertThat(store().holdings().evict(new RecordId("r1"), "full", NOON)).isEmpty();
        assertThat(take(Lane.BACKLOG, NOON, 9)).containsExactly("r2");
        assertThat(store().sendQueue().read(second).orElseThrow().attempts()).isZero();
        assertThat(store().sendQueue().due(Lane.BACKLOG)).isEmpty();
    }

    @Test
    void aPictureComesBackWhenTheClockIsSetBack() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        postpone("r1", NOON.plusSeconds(30));

        assertThat(take(Lane.BACKLOG, NOON.plusSeconds(30).minus(SendQueue.LONGEST_PAUSE), 9))
                .isEmpty();
        assertThat(take(Lane.BACKLOG, NOON.minus(Duration.ofDays(365)), 9)).containsExactly("r1");
    }

    @Test
    void aQuarantinedPictureIsOutOfTheWayButNotForgotten() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        store().outbox().quarantine(new RecordId("r1"), "HTTP 409", NOON);

        assertThat(take(Lane.BACKLOG, NOON, 9)).isEmpty();
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
        postpone("r3", NOON.plusSeconds(9));

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
        take(Lane.BACKLOG, NOON, 1);

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
        postpone("r1", NOON.plusSeconds(30));
        store().outbox().quarantine(new RecordId("r1"), "HTTP 409", NOON);
        store().reports().reported(store().reports().unreported(10));

        assertThat(store().holdings().retry(new RecordId("r1"), NOON.plusSeconds(1)))
                .hasValueSatisfying(before -> assertThat(before.refusal()).isEqualTo("HTTP 409"));

        assertThat(take(Lane.BACKLOG, NOON, 9)).containsExactly("r1");
        assertThat(item(1).attempts()).isZero();
        assertThat(store().reports().unreported(10))
                .extracting(Report::state, Report::outcome, Report::error)
                .containsExactly(tuple(RunState.DONE, RunOutcome.EXECUTED, null));
        assertThat(store().outbox().backlog().quarantined()).isZero();
    }

    @Test
    void aPostponedPictureThatIsRetriedIsDueAtOnce() {
        store().outbox().add(picture(1), jpeg(1), null, NOON);
        postpone("r1", NOON.plusSeconds(30));

        assertThat(store().holdings().retry(new RecordId("r1"), NOON)).isPresent();

        assertThat(take(Lane.BACKLOG, NOON, 9)).containsExactly("r1");
    }

    @Test
    void anEvictedPictureIsGoneAndItsCommandIsReportedAsEvictedWithTheHash() {
        capturePicture(1);
        store().reports().reported(store().reports().unreported(10));

        assertThat(store().holdings().evict(new RecordId("r1"), "no room", NOON.plusSeconds(1)))
                .hasValueSatisfying(before -> assertThat(before.capture()).isEqualTo(picture(1)));

        assertThat(take(Lane.BACKLOG, NOON, 9)).isEmpty();
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

    @Test
    void takesUnknownPicturesLightly() {
        Settled sent = new Settled.Sent(new RecordId("nobody"));
        store().sendQueue().exchange(List.of(sent), Lane.BACKLOG, NOON, 9);
        postpone("nobody", NOON);
        store().outbox().quarantine(new RecordId("nobody"), "HTTP 409", NOON);

        assertThat(store().outbox().backlog()).isEqualTo(new Backlog(0, 0, null, 0));
    }

    private OutboxItem item(int number) {
        return store().sendQueue().read(new RecordId("r" + number)).orElseThrow();
    }
}
