package app.visant.domain.edge.outbox;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.capture;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.KeepWithinQuota.Evicted;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is taken in whatever order, the quota is kept, the order of going too, and the sum comes out. */
final class QuotaPropertiesTest {
    private static final long LIMIT = 2_000;
    private static final DiskSpace DISK = new DiskSpace(1L << 40, 1L << 40);

    @Property(tries = 300)
    void keepsQuotaOrderAndSum(@ForAll @Size(max = 120) List<@IntRange(max = 9_999) Integer> choices) {
        Run run = new Run();
        choices.forEach(run::step);

        Map<RunOutcome, Long> outcomes = run.store.reports().unreported(1000).stream()
                .collect(Collectors.groupingBy(Report::outcome, Collectors.counting()));
        long held = run.store.holdings().list(0, 1000).size();
        long evicted = outcomes.getOrDefault(RunOutcome.EVICTED, 0L);
        long failed = outcomes.getOrDefault(RunOutcome.FAILED, 0L);
        assertThat(held + evicted + failed).isEqualTo(choices.size());
        assertThat(evicted).isEqualTo(run.evicted.size());
        assertThat(outcomes.getOrDefault(RunOutcome.EXECUTED, 0L)).isEqualTo(held);
    }

    private static final class Run {
        private final InMemoryEdgeStore store = new InMemoryEdgeStore();
        private final List<Evicted> evicted = new ArrayList<>();
        private final Outbox outbox = new OutboxWithinQuota(
                store.outbox(),
                new KeepWithinQuota(
                        store.holdings(),
                        picture -> picture.number() % 5 == 0
                                ? Optional.empty()
                                : Optional.of(new Look(picture.number() / 7 * 0x0101)),
                        () -> new Quota(LIMIT, 1, null, Duration.ofMinutes(5)),
                        () -> DISK,
                        () -> NOON,
                        Optional::empty,
                        this::gone));
        private int number;

        /** None may go as long as there is one that is worth less. */
        private void gone(Evicted gone) {
            evicted.add(gone);
            Worth worth = Worth.of(gone.capture().kind());
            assertThat(store.holdings().list(0, 1000))
                    .allSatisfy(left -> assertThat(Worth.of(left)).isGreaterThanOrEqualTo(worth));
        }

        void step(int choice) {
            number++;
            EdgeCommand command = capture(number);
            TriggerKind kind = List.of(TriggerKind.values()).get(choice % 3);
            byte[] jpeg = new byte[1 + choice / 10];
            CaptureRecord capture = new CaptureRecord(
                    new RecordId("r" + number),
                    NOON.plusSeconds(60L * number),
                    null,
                    "label",
                    kind,
                    Sha256.of(jpeg),
                    jpeg.length);
            store.journal().accept(command, NOON);
            store.journal().start(command.key(), NOON);
            try {
                outbox.add(capture, jpeg, command.key(), NOON);
            } catch (OutboxFull full) {
                store.journal().end(command.key(), Ending.failed(full.getMessage()), NOON);
            }
            assertThat(store.holdings().usage().pictures()).isLessThanOrEqualTo(LIMIT);
        }
    }
}
