package app.visant.domain.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandState;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.ledger.Accounting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What {@link Triggers} promises. */
public abstract class TriggersContract extends DispatchContract {
    @Test
    void storesATriggerTogetherWithItsCommand() {
        Command command = issue("manual_1");

        assertThat(stored("manual_1")).isEqualTo(trigger(OURS, DEVICE, "manual_1", NOW));
        assertThat(command.seq()).isEqualTo(1);
        assertThat(command.trigger()).isEqualTo(new TriggerId("manual_1"));
        assertThat(readable(DEVICE, 0, NOW)).containsExactly(command);
    }

    @Test
    void keepsNothingOfATriggerForADeviceOfSomebodyElse() {
        Trigger trigger = trigger(THEIRS, DEVICE, "manual_1", NOW);

        assertThatThrownBy(() ->
                        on.triggers().issue(trigger, TriggerNow.captureCommand(trigger, NOW.plusSeconds(60), true)))
                .isInstanceOf(NotFound.class);
        assertThat(on.triggers().find(THEIRS, trigger.id())).isEmpty();
        assertThat(readable(DEVICE, 0, NOW)).isEmpty();
    }

    @Test
    void showsNoOrganisationTheTriggersOfAnother() {
        issue("manual_1");

        assertThat(on.triggers().find(THEIRS, new TriggerId("manual_1"))).isEmpty();
        assertThat(on.triggers().ofDevice(THEIRS, DEVICE, Slice.FIRST).items()).isEmpty();
        assertThat(on.triggers().accounting(THEIRS, Optional.empty(), NOW, NOW.plusSeconds(1)))
                .isEqualTo(Accounting.NOTHING);
    }

    @Test
    void listsTheNewestPlannedFirst() {
        issue(DEVICE, "manual_1", NOW);
        issue(DEVICE, "manual_2", NOW.plusSeconds(2));
        issue(DEVICE, "manual_3", NOW.plusSeconds(1));
        issue(FOREIGN, "manual_4", NOW);

        Page<Trigger> page = on.triggers().ofDevice(OURS, DEVICE, new Slice(2, 1));

        assertThat(page.total()).isEqualTo(3);
        assertThat(page.items()).extracting(trigger -> trigger.id().value()).containsExactly("manual_3", "manual_1");
    }

    @Test
    void listsOnlyWhatIsAskedFor() {
        issue(DEVICE, "open", NOW);
        for (int second = 1; second <= 3; second++) {
            Command failed = issue(DEVICE, "failed_" + second, NOW.plusSeconds(second));
            on.commandLog()
                    .acknowledge(DEVICE, List.of(new Acknowledgement(failed.id(), CommandState.FAILED, "no")), NOW);
        }

        assertThat(list(new TriggerFilter(TriggerFilter.HOLES, null, null)))
                .containsExactly("failed_3", "failed_2", "failed_1");
        assertThat(list(new TriggerFilter(TriggerFilter.HOLES, NOW.plusSeconds(2), NOW.plusSeconds(3))))
                .containsExactly("failed_2");
        assertThat(list(new TriggerFilter(Set.of(), null, NOW.plusSeconds(1)))).containsExactly("open");
    }

    private List<String> list(TriggerFilter filter) {
        Page<Trigger> page = on.triggers().ofDevice(OURS, DEVICE, filter, Slice.FIRST);
        assertThat(page.total()).isEqualTo(page.items().size());
        return page.items().stream().map(trigger -> trigger.id().value()).toList();
    }

    @Test
    void countsHowTriggersEndedThatWerePlannedInATime() {
        issue(DEVICE, "before", NOW.minusSeconds(1));
        issue(DEVICE, "open", NOW);
        Command failed = issue(DEVICE, "failed", NOW.plusSeconds(1));
        issue(DEVICE, "after", NOW.plusSeconds(2));
        issue(FOREIGN, "foreign", NOW);
        on.commandLog()
                .acknowledge(DEVICE, List.of(new Acknowledgement(failed.id(), CommandState.FAILED, "no camera")), NOW);

        Accounting expected = new Accounting(2, 0, 1, 0, 0, 0, 1);
        assertThat(on.triggers().accounting(OURS, Optional.of(DEVICE), NOW, NOW.plusSeconds(2)))
                .isEqualTo(expected);
        assertThat(on.triggers().accounting(OURS, Optional.empty(), NOW, NOW.plusSeconds(2)))
                .isEqualTo(expected);
        assertThat(on.triggers().accounting(OURS, Optional.of(new DeviceId("NONE")), NOW, NOW.plusSeconds(2)))
                .isEqualTo(Accounting.NOTHING);
    }

    @Test
    void abandonsWhatIsOpenOfADevice() {
        issue("manual_1");
        Command received = issue("manual_2");
        Command failed = issue("manual_3");
        issue(FOREIGN, "manual_4", NOW);
        on.commandLog()
                .acknowledge(
                        DEVICE,
                        List.of(
                                new Acknowledgement(received.id(), CommandState.RECEIVED, null),
                                new Acknowledgement(failed.id(), CommandState.FAILED, "no camera")),
                        NOW);

        assertThat(on.triggers().abandon(THEIRS, DEVICE, "retired", NOW)).isZero();
        assertThat(on.triggers().abandon(OURS, DEVICE, "retired", NOW)).isEqualTo(2);

        assertThat(stored("manual_1").state()).isEqualTo(TriggerState.FAILED);
        assertThat(stored("manual_1").endedAt()).isEqualTo(NOW);
        assertThat(stored("manual_2").reason()).isEqualTo("retired");
        assertThat(stored("manual_3").reason()).isEqualTo("no camera");
        assertThat(readable(DEVICE, 0, NOW)).isEmpty();
        assertThat(readable(FOREIGN, 0, NOW)).hasSize(1);
    }

    @Test
    void abandonsATriggerWhosePictureNeverCame() {
        Command command = issue("manual_1");
        on.commandLog().acknowledge(DEVICE, List.of(new Acknowledgement(command.id(), CommandState.DONE, null)), NOW);

        assertThat(on.triggers().abandon(OURS, DEVICE, "retired", NOW)).isEqualTo(1);
        assertThat(stored("manual_1").state()).isEqualTo(TriggerState.FAILED);
    }

    @Test
    void numbersCommandsDenselySoThatAReaderMissesNoneOfConcurrentOnes() throws Exception {
        int each = 50;
        AtomicInteger number = new AtomicInteger();
        AtomicInteger writing = new AtomicInteger(3);
        AtomicInteger role = new AtomicInteger();

        List<List<Long>> seen = inParallel(() -> {
            if (role.getAndIncrement() == 0) {
                return follow(writing);
            }
            try {
                for (int i = 0; i < each; i++) {
                    issue("manual_" + number.incrementAndGet());
                }
                return List.of();
            } finally {
                writing.decrementAndGet();
            }
        });

        assertThat(seen.stream().flatMap(List::stream).toList())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 3L * each).boxed().toList());
    }

    private List<Long> follow(AtomicInteger writing) {
        List<Long> seen = new java.util.ArrayList<>();
        boolean last;
        do {
            last = writing.get() == 0;
            readable(DEVICE, seen.isEmpty() ? 0 : seen.getLast(), NOW).forEach(command -> seen.add(command.seq()));
        } while (!last);
        return seen;
    }
}
