package app.visant.domain.edge.link;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.capture;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.outbox.InMemoryEdgeStore;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.ledger.Accounting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SendReportsTest {
    private static final int COMMANDS = 250;
    private static final Instant LATER = NOON.plusSeconds(60);

    private final InMemoryEdgeStore store = new InMemoryEdgeStore();
    private final Cloud cloud = new Cloud();
    private final SendReports reports = new SendReports(
            store.reports(), cloud, new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1), () -> 0.5), () -> LATER);

    /** Rejects whatever holds a bad one. */
    private static final class Cloud implements CloudLine {
        private final Set<CommandId> bad = new HashSet<>();
        private final Set<CommandId> stored = new HashSet<>();
        private final List<CommandId> heard = new ArrayList<>();
        private final List<Integer> sizes = new ArrayList<>();
        private boolean busy;

        @Override
        public Said acknowledge(List<Report> reports) {
            if (busy) {
                return new Said.Unheard("HTTP 503", Duration.ofSeconds(20));
            }
            sizes.add(reports.size());
            List<CommandId> ids = reports.stream().map(Report::command).toList();
            if (ids.stream().anyMatch(bad::contains)) {
                return new Said.Rejected("HTTP 422");
            }
            heard.addAll(ids);
            return new Said.Heard(
                    null, null, null, ids.stream().filter(stored::contains).toList());
        }

        @Override
        public Said heartbeat(Heartbeat heartbeat) {
            throw new UnsupportedOperationException();
        }
    }

    private void accept(int count) {
        IntStream.rangeClosed(1, count).forEach(number -> store.journal().accept(capture(number), NOON));
    }

    private List<SendReports.Turn> sendAll() {
        List<SendReports.Turn> turns = new ArrayList<>();
        do {
            turns.add(reports.send());
        } while (turns.getLast().pause() != null && turns.size() < COMMANDS);
        return turns;
    }

    @Test
    void tellsEverythingInBatches() {
        accept(COMMANDS);

        assertThat(sendAll()).last().isEqualTo(new SendReports.Turn(null, null, false));

        assertThat(cloud.heard).hasSize(COMMANDS).doesNotHaveDuplicates();
        assertThat(cloud.sizes).containsExactly(100, 100, 50);
    }

    @Test
    void oneThatIsRejectedTakesNoOtherAlong() {
        accept(COMMANDS);
        cloud.bad.addAll(Set.of(new CommandId("c37"), new CommandId("c38"), new CommandId("c210")));

        List<SendReports.Turn> turns = sendAll();

        assertThat(cloud.heard).hasSize(COMMANDS - 3).doesNotHaveDuplicates().doesNotContainAnyElementsOf(cloud.bad);
        assertThat(store.reports().unreported(9)).isEmpty();
        assertThat(turns).extracting(SendReports.Turn::problem).contains("HTTP 422");
        assertThat(turns)
                .filteredOn(turn -> turn.problem() != null)
                .extracting(SendReports.Turn::pause)
                .containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void countsAsExecutedWhatItGaveUpAndTheCloudHasAllTheSame() {
        accept(2);
        IntStream.rangeClosed(1, 2)
                .forEach(number -> store.journal().end(capture(number).key(), Ending.evicted("no room"), NOON));
        cloud.stored.add(new CommandId("c2"));
        sendAll();

        assertThat(store.reports().unreported(9)).isEmpty();
        assertThat(store.ledger().count().counts()).isEqualTo(new Accounting(2, 1, 0, 0, 0, 1, 0));
        assertThat(cloud.heard).hasSize(2);
    }

    @Test
    void keepsWhatWasNotHeardForLater() {
        accept(2);
        cloud.busy = true;

        assertThat(reports.send()).isEqualTo(new SendReports.Turn(Duration.ofSeconds(21), "HTTP 503", true));
        assertThat(store.reports().unreported(9)).hasSize(2);
        cloud.busy = false;
        sendAll();

        assertThat(cloud.heard).hasSize(2);
    }
}
