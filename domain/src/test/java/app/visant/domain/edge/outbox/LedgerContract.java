package app.visant.domain.edge.outbox;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.capture;
import static app.visant.domain.edge.outbox.EdgeExamples.captureByDialectA;
import static app.visant.domain.edge.outbox.EdgeExamples.jpeg;
import static app.visant.domain.edge.outbox.EdgeExamples.other;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.command.Acceptance;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.command.Ledger;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.ledger.DeviceLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What {@link Ledger} promises over a journal and an outbox. */
public abstract class LedgerContract {
    private static final Instant LONG_AFTER = NOON.plus(Duration.ofDays(31));

    /** Empty; the same one throughout a test. */
    protected abstract EdgeStore store();

    private Ledger ledger() {
        return store().ledger();
    }

    private Accounting counts() {
        return ledger().count().counts();
    }

    @Test
    void beginsWithNothing() {
        assertThat(ledger().count()).isEqualTo(DeviceLedger.EMPTY);
    }

    @Test
    void countsEachTriggerInWhatItCameTo() {
        accept(capture(1));
        end(capture(2), Ending.failed("camera"));
        end(capture(3), Ending.expired("late"));
        end(capture(4), Ending.evicted("full"));
        take(5);
        accept(capture(5));

        assertThat(ledger().count()).isEqualTo(new DeviceLedger(new Accounting(5, 1, 1, 1, 0, 1, 1), NOON));
    }

    @Test
    void countsNoCommandThatAsksForNoPicture() {
        end(other(1, "ping"), Ending.done());

        assertThat(ledger().count()).isEqualTo(DeviceLedger.EMPTY);
    }

    @Test
    void movesATriggerWhosePictureIsRefused() {
        take(1);
        store().outbox().quarantine(new RecordId("r1"), "HTTP 409", NOON);

        assertThat(counts()).isEqualTo(new Accounting(1, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void forgetsWhatIsToldAndOldAndCountsItAllTheSame() {
        take(1);
        store().sent(new RecordId("r1"));
        end(capture(2), Ending.failed("camera"));
        tell();
        DeviceLedger before = ledger().count();

        assertThat(ledger().forget(LONG_AFTER)).isEqualTo(2);
        assertThat(ledger().forget(LONG_AFTER)).isZero();
        assertThat(ledger().count()).isEqualTo(before);
        assertThat(store().journal().accept(capture(1), NOON)).isEqualTo(new Acceptance.First());
    }

    @Test
    void keepsWhatTheCloudDoesNotKnowWhatIsOpenAndWhatIsYoung() {
        end(capture(1), Ending.failed("camera"));
        assertThat(ledger().forget(LONG_AFTER)).as("not told").isZero();
        accept(capture(2));
        tell();
        assertThat(ledger().forget(NOON.plus(Duration.ofMinutes(1))))
                .as("young")
                .isZero();
        assertThat(ledger().forget(LONG_AFTER)).isEqualTo(1);
        assertThat(store().journal().waiting(9)).containsExactly(capture(2));
    }

    @Test
    void keepsACommandAsLongAsItsPictureIsHere() {
        take(1);
        take(2);
        store().outbox().quarantine(new RecordId("r2"), "HTTP 409", NOON);
        tell();

        assertThat(ledger().forget(LONG_AFTER)).isZero();
        store().sent(new RecordId("r1"));
        assertThat(ledger().forget(LONG_AFTER)).isEqualTo(1);
    }

    @Test
    void forgetsACommandWithoutANameWhenItEndedAndNoPictureIsLeft() {
        EdgeCommand nameless = captureByDialectA(1);
        store().journal().accept(nameless, NOON);
        store().journal().start(nameless.key(), NOON);
        store().outbox().add(picture(1), jpeg(1), nameless.key(), NOON);
        end(captureByDialectA(2), Ending.failed("camera"));

        assertThat(ledger().forget(LONG_AFTER)).isEqualTo(1);
        assertThat(ledger().forget(LONG_AFTER)).isZero();
        store().sent(new RecordId("r1"));
        assertThat(ledger().forget(LONG_AFTER)).isEqualTo(1);
        assertThat(counts()).isEqualTo(new Accounting(2, 1, 1, 0, 0, 0, 0));
    }

    /** Whatever happens in whatever order: the sum comes out, and no trigger is lost or counted twice. */
    @Test
    void theSumComesOutAfterEveryStep() {
        Random random = new Random(20260302);
        int planned = 0;
        for (int step = 0; step < 400; step++) {
            int number = 1 + random.nextInt(planned + 1);
            RecordId record = new RecordId("r" + number);
            switch (random.nextInt(8)) {
                case 0, 1 -> accept(capture(++planned));
                case 2 -> end(capture(number), Ending.failed("camera"));
                case 3 -> end(capture(number), Ending.expired("late"));
                case 4 -> takeAccepted(number);
                case 5 -> store().outbox().quarantine(record, "HTTP 409", NOON);
                case 6 -> store().sent(record);
                default -> {
                    tell();
                    ledger().forget(LONG_AFTER);
                }
            }
            planned = Math.max(planned, (int) counts().planned());
            assertThat(counts().planned()).isEqualTo(planned);
            assertThat(counts().isBalanced()).isTrue();
        }
    }

    /** Only what waits: a command that was forgotten does not come again. */
    private void takeAccepted(int number) {
        boolean waits = store().journal().waiting(1000).contains(capture(number));
        if (waits) {
            store().journal().start(capture(number).key(), NOON);
            store().outbox().add(picture(number), jpeg(number), capture(number).key(), NOON);
        }
    }

    private void accept(EdgeCommand command) {
        store().journal().accept(command, NOON);
    }

    private void end(EdgeCommand command, Ending ending) {
        if (ledger().count().equals(DeviceLedger.EMPTY) || command.id() == null || isNew(command)) {
            accept(command);
        }
        store().journal().end(command.key(), ending, NOON);
    }

    private boolean isNew(EdgeCommand command) {
        return command.seq() > store().journal().cursor();
    }

    private void take(int number) {
        accept(capture(number));
        takeAccepted(number);
    }

    private void tell() {
        store().reports().reported(store().reports().unreported(1000));
    }
}
