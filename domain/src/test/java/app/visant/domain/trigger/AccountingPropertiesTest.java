package app.visant.domain.trigger;

import static app.visant.domain.trigger.World.DEVICE;
import static app.visant.domain.trigger.World.ORGANISATION;
import static app.visant.domain.trigger.World.START;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandState;
import app.visant.domain.command.Failure;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.ScheduleDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happens in whatever order, every slot is one trigger, and every trigger is in exactly one sum. */
final class AccountingPropertiesTest {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final World world = new World();
    private final Schedule schedule = world.schedules.create(
            ORGANISATION,
            DEVICE,
            new ScheduleDraft(
                    "often",
                    new Recurrence.Interval(EVERY, START),
                    List.of(),
                    MisfirePolicy.ONE,
                    Duration.ofSeconds(60),
                    true));

    @Property(tries = 300)
    void balances(@ForAll @Size(max = 80) List<@IntRange(max = 999) Integer> steps) {
        AccountingPropertiesTest run = new AccountingPropertiesTest();
        steps.forEach(run::step);
        run.world.planning.run();

        Instant now = run.world.instant();
        Accounting accounting =
                run.world.dispatch.triggers().accounting(ORGANISATION, Optional.of(DEVICE), START, now.plusSeconds(1));
        assertThat(accounting.isBalanced()).isTrue();
        assertThat(accounting.planned()).isEqualTo(Duration.between(START, now).dividedBy(EVERY));
        assertThat(run.world.dispatch.state().all())
                .allSatisfy(trigger -> assertThat(trigger.endedAt() == null)
                        .isEqualTo(trigger.state().isOpen()));
    }

    private void step(int step) {
        int choice = step / 10;
        switch (step % 10) {
            case 0, 1, 2 -> world.pass(Duration.ofSeconds(choice));
            case 3, 4 -> world.planning.step();
            case 5 -> world.tracking.sent(some(choice));
            case 6 -> acknowledge(choice);
            case 7 -> execute(choice);
            case 8 -> world.tracking.expire();
            default -> other(choice);
        }
    }

    private void other(int choice) {
        switch (choice % 4) {
            case 0 -> world.dispatch.device(ORGANISATION, DEVICE, DeviceStatus.SUSPENDED);
            case 1 -> world.dispatch.device(ORGANISATION, DEVICE, DeviceStatus.ACTIVE);
            case 2 -> world.dispatch.triggers().abandon(ORGANISATION, DEVICE, "given up", world.instant());
            default -> {
                ScheduleDraft draft = schedule.draft();
                world.schedules.edit(
                        ORGANISATION,
                        schedule.id(),
                        new ScheduleDraft(
                                draft.label(),
                                draft.recurrence(),
                                draft.windows(),
                                List.of(MisfirePolicy.values()).get(choice % 3),
                                Duration.ofSeconds(30 + choice),
                                true));
            }
        }
    }

    private List<Command> some(int choice) {
        return world.readable().stream().limit(choice % 5).toList();
    }

    private void acknowledge(int choice) {
        List<CommandState> states =
                List.of(CommandState.RECEIVED, CommandState.STARTED, CommandState.DONE, CommandState.FAILED);
        Failure failure = List.of(Failure.values()).get(choice % 3);
        world.dispatch.state().log(DEVICE).stream()
                .skip(choice % 7)
                .limit(choice % 5)
                .toList()
                .forEach(command -> world.tracking.acknowledge(
                        DEVICE,
                        List.of(new Acknowledgement(command.id(), states.get(choice % 4), failure, null, null))));
    }

    private void execute(int choice) {
        List<Trigger> all = world.dispatch.state().all().toList();
        if (!all.isEmpty()) {
            TriggerId id = all.get(choice % all.size()).id();
            world.dispatch.state().execute(ORGANISATION, DEVICE, id, new RecordId("rec_" + choice), world.instant());
        }
    }
}
