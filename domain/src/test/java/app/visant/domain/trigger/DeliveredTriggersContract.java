package app.visant.domain.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandState;
import app.visant.domain.command.Failure;
import app.visant.domain.command.Overdue;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.trigger.DeliveredTriggers.Accounts;
import app.visant.domain.trigger.DeliveredTriggers.Unsettled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What {@link DeliveredTriggers} promises. */
public abstract class DeliveredTriggersContract extends DispatchContract {
    private static final Instant LATER = NOW.plusSeconds(10);

    @Test
    void countsOnlyWhatTheDeviceHas() {
        issue("pending");
        on.commandLog().sent(List.of(issue("sent")), NOW);
        say(issue("received"), CommandState.RECEIVED, NOW);
        say(issue("started"), CommandState.STARTED, NOW);
        say(issue("failed"), CommandState.FAILED, NOW);
        issue(FOREIGN, "foreign", NOW);

        assertThat(at(LATER)).isEqualTo(new Accounting(3, 0, 1, 0, 0, 0, 2));
    }

    @Test
    void addsUpAllAsTheyAreNow() {
        issue("pending");
        Command expired = issue("expired");
        on.commandLog().expire(Overdue.NOT_FETCHED, expired.expiresAt().plusSeconds(1), 1);
        say(issue("received"), CommandState.RECEIVED, NOW);
        say(issue("failed"), CommandState.FAILED, LATER);
        issue(FOREIGN, "foreign", NOW);

        assertThat(on.deliveredTriggers()
                        .accounts(OURS, DEVICE, Instant.EPOCH, NOW)
                        .all())
                .isEqualTo(new Accounting(4, 0, 1, 1, 0, 0, 2));
    }

    @Test
    void countsWhatTheDeviceDidBeforeItSaidThatItHadIt() {
        say(issue("done"), CommandState.DONE, NOW);

        assertThat(at(LATER)).isEqualTo(new Accounting(1, 0, 0, 0, 0, 0, 1));
        assertThat(said()).containsExactly(Tuple.tuple("done", CommandState.DONE));
    }

    @Test
    void countsWhatExpiredHereBeforeItsDeviceCouldSayThatItHadIt() {
        Command late = issue("late");
        on.commandLog().sent(List.of(late), NOW);
        on.commandLog().expire(Overdue.NOT_FETCHED, late.expiresAt().plusSeconds(1), 1);
        Instant then = late.expiresAt().plusSeconds(2);
        assertThat(at(then)).isEqualTo(Accounting.NOTHING);

        on.commandLog()
                .acknowledge(
                        DEVICE,
                        List.of(new Acknowledgement(
                                late.id(), CommandState.FAILED, Failure.EXPIRED, "it came too late", null)),
                        then);

        assertThat(at(then)).isEqualTo(new Accounting(1, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void countsHowItWasAtThatTime() {
        Command command = issue("one");
        say(command, CommandState.RECEIVED, NOW.plusSeconds(2));
        say(command, CommandState.FAILED, NOW.plusSeconds(4));

        assertThat(at(NOW.plusSeconds(1))).isEqualTo(Accounting.NOTHING);
        assertThat(at(NOW.plusSeconds(3))).isEqualTo(new Accounting(1, 0, 0, 0, 0, 0, 1));
        assertThat(at(NOW.plusSeconds(4))).isEqualTo(new Accounting(1, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void leavesOutWhatWasIssuedBeforeTheDeviceWasSetUp() {
        say(issue(DEVICE, "before", NOW.minusMillis(1)), CommandState.FAILED, NOW);
        say(issue(DEVICE, "after", NOW), CommandState.FAILED, NOW);

        Accounts accounts = on.deliveredTriggers().accounts(OURS, DEVICE, NOW, LATER);
        assertThat(accounts.delivered().planned()).isEqualTo(1);
        assertThat(accounts.all().planned()).isEqualTo(2);
        assertThat(on.deliveredTriggers().accounts(THEIRS, DEVICE, Instant.EPOCH, LATER))
                .isEqualTo(Accounts.NOTHING);
    }

    @Test
    void namesWhatIsOpenWithTheDevicesWord() {
        issue(DEVICE, "pending", NOW);
        say(issue(DEVICE, "received", NOW.plusSeconds(1)), CommandState.RECEIVED, NOW);
        say(issue(DEVICE, "failed", NOW.plusSeconds(2)), CommandState.FAILED, NOW);

        assertThat(said())
                .containsExactly(Tuple.tuple("received", CommandState.RECEIVED), Tuple.tuple("pending", null));
        Page<Unsettled> second = on.deliveredTriggers().unsettled(OURS, DEVICE, new Slice(1, 1));
        assertThat(second.total()).isEqualTo(2);
        assertThat(second.items())
                .extracting(each -> each.trigger().id().value())
                .containsExactly("pending");
        assertThat(on.deliveredTriggers().unsettled(THEIRS, DEVICE, Slice.FIRST).total())
                .isZero();
    }

    @Test
    void namesWhatEndedWithoutTheWordOfTheDeviceThatHadIt() {
        say(issue(DEVICE, "had", NOW.plusSeconds(1)), CommandState.RECEIVED, NOW);
        issue(DEVICE, "never_had", NOW);
        on.triggers().abandon(OURS, DEVICE, "retired", LATER);

        assertThat(said()).containsExactly(Tuple.tuple("had", CommandState.RECEIVED));
    }

    @Test
    void namesAPictureThatIsToComeAfterAll() {
        Command command = issue("tried_again");
        say(command, CommandState.FAILED, NOW);
        say(command, CommandState.DONE, LATER);

        assertThat(said()).containsExactly(Tuple.tuple("tried_again", CommandState.DONE));
    }

    @Test
    void namesNothingThatIsSettled() {
        say(issue("failed"), CommandState.FAILED, NOW);
        Command expired = issue("expired");
        on.commandLog().sent(List.of(expired), NOW);
        on.commandLog().expire(Overdue.NOT_FETCHED, NOW.plus(Duration.ofDays(3)), 10);

        assertThat(said()).isEmpty();
    }

    private Accounting at(Instant when) {
        return on.deliveredTriggers()
                .accounts(OURS, DEVICE, Instant.EPOCH, when)
                .delivered();
    }

    private List<Tuple> said() {
        return on.deliveredTriggers().unsettled(OURS, DEVICE, Slice.FIRST).items().stream()
                .map(each -> Tuple.tuple(each.trigger().id().value(), each.said()))
                .toList();
    }

    private void say(Command command, CommandState state, Instant at) {
        on.commandLog().acknowledge(DEVICE, List.of(new Acknowledgement(command.id(), state, null)), at);
    }
}
