package app.visant.edge.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.people.v1.CaptureItem;
import app.visant.contracts.people.v1.LedgerAnswer;
import app.visant.contracts.people.v1.LedgerCounts;
import app.visant.contracts.people.v1.TriggerItem;
import app.visant.edge.chaos.EdgeBooks.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of a device that has seen four triggers: two pictures, one that was given up, and one that could not be stored. */
final class DifferencesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final List<String> given = new ArrayList<>(List.of("hash-a", "hash-b", "hash-lost", "hash-unstored"));
    private final List<String> asked = new ArrayList<>(List.of("t-a"));
    private final List<Timetable.PlannedSlot> slots =
            new ArrayList<>(List.of(new Timetable.PlannedSlot("s", NOON.plusSeconds(1))));
    private final List<TriggerItem> triggers = new ArrayList<>(List.of(
            trigger("t-a", "executed", "r-a", null, 0),
            trigger("t-b", "executed", "r-b", null, 1),
            trigger("t-lost", "evicted", null, "hash-lost", 2),
            trigger("t-unstored", "failed", null, null, 3)));
    private final List<CaptureItem> captures =
            new ArrayList<>(List.of(capture("r-a", "t-a", "hash-a"), capture("r-b", "t-b", "hash-b")));
    private final Map<String, String> stored = new HashMap<>(Map.of("r-a", "hash-a", "r-b", "hash-b"));
    private final Map<String, Run> runs = new HashMap<>(Map.of(
            "t-a", new Run("executed", null, "hash-a"),
            "t-b", new Run("executed", null, "hash-b"),
            "t-lost", new Run("evicted", "full", "hash-lost"),
            "t-unstored", new Run("failed", "interrupted", null)));
    private final List<String> waiting = new ArrayList<>();
    private LedgerCounts cloud = new LedgerCounts(4, 2, 1, 0, 0, 1, 0);
    private boolean balanced = true;

    private static TriggerItem trigger(
            String id, String state, @Nullable String record, @Nullable String lost, int second) {
        String why = state.equals("executed") ? null : "why";
        Instant at = NOON.plusSeconds(second);
        return new TriggerItem(
                id, "D", "scheduled", "label", state, why, at, at, at, null, at, null, "s", record, lost);
    }

    private static CaptureItem capture(String record, String trigger, String hash) {
        return new CaptureItem(
                record,
                "D",
                NOON,
                NOON,
                trigger,
                "label",
                "pending",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                true,
                "image",
                "thumbnail",
                hash,
                1,
                1,
                1,
                null,
                null);
    }

    private ListAssert<String> assertDifferences() {
        LedgerCounts device = new LedgerCounts(4, 2, 1, 0, 0, 1, 0);
        LedgerAnswer ledger = new LedgerAnswer("D", cloud, NOON, NOON, device, device, device, balanced, List.of());
        return assertThat(Differences.of(new BothSides(
                "edge 1", given, asked, slots, triggers, captures, stored, new EdgeBooks(runs, waiting), ledger)));
    }

    @Test
    void thereAreNoneWhenAllAgree() {
        assertDifferences().isEmpty();
    }

    @Test
    void seesAPictureThatTheCameraGaveAndThatIsNowhere() {
        given.add("hash-gone");

        assertDifferences().singleElement().asString().contains("neither in the cloud nor given up", "hash-gone");
    }

    @Test
    void seesAPictureThatIsThereTwice() {
        captures.set(1, capture("r-b", "t-b", "hash-a"));
        stored.put("r-b", "hash-a");

        assertDifferences().anyMatch(line -> line.contains("r-b is in the cloud twice"));
    }

    @Test
    void seesTwoPicturesOfOneTrigger() {
        given.add("hash-c");
        captures.add(capture("r-c", "t-a", "hash-c"));
        stored.put("r-c", "hash-c");

        assertDifferences().anyMatch(line -> line.contains("t-a has two captures"));
    }

    @Test
    void seesBytesThatAreNotWhatTheirHashSays() {
        stored.put("r-a", "hash-rotten");

        assertDifferences().anyMatch(line -> line.contains("r-a is not what its hash says"));
    }

    @Test
    void seesATriggerThatNobodyAccountsFor() {
        asked.add("t-forgotten");
        slots.add(new Timetable.PlannedSlot("s", NOON.plusSeconds(9)));

        assertDifferences()
                .hasSize(2)
                .anyMatch(line -> line.contains("t-forgotten was asked for"))
                .anyMatch(line -> line.contains("has no trigger"));
    }

    @Test
    void seesATriggerThatEndedOtherwiseOnTheEdge() {
        runs.put("t-lost", new Run("failed", "full", "hash-lost"));

        assertDifferences().anyMatch(line -> line.contains("t-lost is failed on the edge (full) and evicted"));
    }

    @Test
    void seesATriggerThatTheEdgeDoesNotKnow() {
        runs.remove("t-unstored");

        assertDifferences().anyMatch(line -> line.contains("t-unstored is failed, and the edge does not know it"));
    }

    @Test
    void seesATriggerThatTheCloudDoesNotKnow() {
        runs.put("t-alone", new Run("executed", null, "hash-x"));

        assertDifferences().anyMatch(line -> line.contains("t-alone (executed) that the cloud does not know"));
    }

    @Test
    void seesAPictureThatStillWaits() {
        waiting.add("r-c");

        assertDifferences().singleElement().asString().contains("wait on the edge: [r-c]");
    }

    @Test
    void seesLedgersThatDiffer() {
        cloud = new LedgerCounts(4, 3, 0, 0, 0, 1, 0);
        balanced = false;

        assertDifferences()
                .hasSize(2)
                .anyMatch(line -> line.contains("the cloud's ledger says"))
                .anyMatch(line -> line.contains("the ledgers differ"));
    }
}
