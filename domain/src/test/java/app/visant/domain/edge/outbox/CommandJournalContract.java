package app.visant.domain.edge.outbox;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.capture;
import static app.visant.domain.edge.outbox.EdgeExamples.captureByDialectA;
import static app.visant.domain.edge.outbox.EdgeExamples.other;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.visant.domain.edge.command.Acceptance;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.edge.command.RunState;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.ledger.Accounting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the journal of commands and its reports promise. */
public abstract class CommandJournalContract {
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
    void whatTheCloudHasDidNotComeToNothing() {
        for (int number = 1; number <= 3; number++) {
            store().journal().accept(capture(number), NOON);
            store().journal().start(capture(number).key(), NOON);
        }
        store().journal()
                .end(capture(1).key(), Ending.evicted("no room", picture(1).sha256()), NOON);
        store().journal().end(capture(2).key(), Ending.failed("no camera"), NOON);
        List<CommandId> stored = List.of(new CommandId("c1"), new CommandId("c3"), new CommandId("nobody"));

        store().reports().stored(stored, NOON.plusSeconds(1));
        store().reports().stored(stored, NOON.plusSeconds(2));

        assertThat(store().reports().unreported(10))
                .extracting(Report::command, Report::state)
                .containsExactlyInAnyOrder(
                        tuple(new CommandId("c2"), RunState.FAILED), tuple(new CommandId("c3"), RunState.STARTED));
        assertThat(store().ledger().count().counts()).isEqualTo(new Accounting(3, 1, 1, 0, 0, 0, 1));
        assertThat(store().journal().accept(capture(1), NOON)).isEqualTo(new Acceptance.Known(RunState.DONE));
        assertThat(store().reports().unreported(10))
                .contains(new Report(
                        new CommandId("c1"),
                        RunState.DONE,
                        RunOutcome.EXECUTED,
                        null,
                        picture(1).sha256(),
                        NOON.plusSeconds(1)));
    }

    @Test
    void hasNothingToReportOfCommandsWithoutAnId() {
        store().journal().accept(captureByDialectA(1), NOON);

        assertThat(store().reports().unreported(10)).isEmpty();
    }
}
