package app.visant.edge.chaos;

import app.visant.contracts.people.v1.CaptureItem;
import app.visant.contracts.people.v1.LedgerCounts;
import app.visant.contracts.people.v1.TriggerItem;
import app.visant.edge.chaos.EdgeBooks.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything in which the two sides, the camera and the people don't agree about one device. */
final class Differences {
    /** What can become of a trigger that never reached its device. */
    private static final Set<String> WITHOUT_DEVICE = Set.of("expired", "skipped");

    private final BothSides sides;
    private final Map<String, TriggerItem> triggers;
    private final List<String> found = new ArrayList<>();

    private Differences(BothSides sides) {
        this.sides = sides;
        this.triggers = sides.triggers().stream()
                .collect(Collectors.toMap(TriggerItem::triggerId, Function.identity(), (one, again) -> one));
    }

    /** @return a line for each; none is what must be */
    static List<String> of(BothSides sides) {
        Differences differences = new Differences(sides);
        differences.compareTriggers();
        differences.compareCaptures();
        differences.comparePictures();
        differences.compareBooks();
        differences.compareLedgers();
        return differences.found.stream()
                .map(line -> sides.edge() + ": " + line)
                .toList();
    }

    private void check(boolean right, String what) {
        if (!right) {
            found.add(what);
        }
    }

    /** Each is there once, has come to an end, and nothing that was asked for or planned is missing. */
    private void compareTriggers() {
        check(triggers.size() == sides.triggers().size(), "the cloud lists a trigger twice");
        for (TriggerItem trigger : triggers.values()) {
            check(trigger.endedAt() != null, "trigger %s is still %s".formatted(trigger.triggerId(), trigger.state()));
            check(
                    trigger.state().equals("executed") == (trigger.recordId() != null),
                    "trigger %s is %s with the capture %s"
                            .formatted(trigger.triggerId(), trigger.state(), trigger.recordId()));
            check(
                    trigger.state().equals("executed") || trigger.reason() != null,
                    "trigger %s is %s without a reason".formatted(trigger.triggerId(), trigger.state()));
        }
        sides.asked()
                .forEach(id ->
                        check(triggers.containsKey(id), "trigger %s was asked for and is not there".formatted(id)));
        Set<Timetable.PlannedSlot> planned =
                triggers.values().stream().map(Timetable.PlannedSlot::of).collect(Collectors.toSet());
        sides.slots().forEach(slot -> check(planned.contains(slot), "%s has no trigger".formatted(slot)));
    }

    /** Each is there once, for a trigger of its own, and its bytes are those that were hashed. */
    private void compareCaptures() {
        Set<String> records = new HashSet<>();
        Set<@Nullable String> owners = new HashSet<>();
        for (CaptureItem capture : sides.captures()) {
            String id = capture.recordId();
            check(records.add(id), "the cloud lists the capture %s twice".formatted(id));
            check(owners.add(capture.triggerId()), "trigger %s has two captures".formatted(capture.triggerId()));
            TriggerItem trigger = capture.triggerId() == null ? null : triggers.get(capture.triggerId());
            check(trigger != null && id.equals(trigger.recordId()), "the capture %s has no trigger".formatted(id));
            check(
                    capture.sha256().equals(sides.stored().get(id)),
                    "the capture %s is not what its hash says".formatted(id));
        }
        for (TriggerItem trigger : triggers.values()) {
            String id = trigger.recordId();
            check(
                    id == null || records.contains(id),
                    "trigger %s has a capture that is not there".formatted(trigger.triggerId()));
        }
    }

    /** What the camera gave is stored once, or its hash stands with a trigger that came to nothing, or that trigger says why. */
    private void comparePictures() {
        List<String> given = new ArrayList<>(sides.given());
        for (CaptureItem capture : sides.captures()) {
            check(
                    given.remove(capture.sha256()),
                    "the capture %s is in the cloud twice, or the camera never gave it".formatted(capture.recordId()));
        }
        for (String hash : sides.givenUp()) {
            check(given.remove(hash), "the picture %s was given up twice, or the camera never gave it".formatted(hash));
        }
        long unstored = triggers.values().stream()
                .filter(trigger -> trigger.state().equals("failed") && trigger.lostSha256() == null)
                .count();
        check(
                given.size() <= unstored,
                "%d pictures are neither in the cloud nor given up, and only %d triggers failed before theirs was stored: %s"
                        .formatted(given.size(), unstored, given));
    }

    /** Trigger by trigger. */
    private void compareBooks() {
        check(
                sides.books().waiting().isEmpty(),
                "pictures wait on the edge: %s".formatted(sides.books().waiting()));
        Map<String, Run> runs = sides.books().runs();
        runs.forEach((id, run) -> compare(id, run, triggers.get(id)));
        triggers.values().stream()
                .filter(trigger -> !runs.containsKey(trigger.triggerId()))
                .forEach(trigger -> check(
                        WITHOUT_DEVICE.contains(trigger.state()),
                        "trigger %s is %s, and the edge does not know it"
                                .formatted(trigger.triggerId(), trigger.state())));
    }

    private void compare(String id, Run run, @Nullable TriggerItem trigger) {
        if (trigger == null) {
            check(false, "the edge has a trigger %s (%s) that the cloud does not know".formatted(id, run.outcome()));
            return;
        }
        check(
                run.outcome().equals(trigger.state()),
                "trigger %s is %s on the edge (%s) and %s in the cloud (%s)"
                        .formatted(id, run.outcome(), run.reason(), trigger.state(), trigger.reason()));
        String there = trigger.recordId() == null
                ? trigger.lostSha256()
                : sides.stored().get(trigger.recordId());
        check(
                Objects.equals(run.sha256(), there),
                "trigger %s has the picture %s on the edge and %s in the cloud".formatted(id, run.sha256(), there));
    }

    private void compareLedgers() {
        LedgerCounts cloud = sides.ledger().cloud();
        LedgerCounts counted = new LedgerCounts(
                sides.triggers().size(),
                sides.in("executed"),
                sides.in("failed"),
                sides.in("expired"),
                sides.in("skipped"),
                sides.in("evicted"),
                0);
        check(cloud.equals(counted), "the cloud's ledger says %s, its triggers %s".formatted(cloud, counted));
        LedgerCounts device = sides.ledger().device();
        check(
                Objects.equals(device, own(sides.books())),
                "the edge's ledger says %s, its journal %s".formatted(device, own(sides.books())));
        check(
                Boolean.TRUE.equals(sides.ledger().balanced()),
                "the ledgers differ by %s".formatted(sides.ledger().difference()));
    }

    private static LedgerCounts own(EdgeBooks books) {
        Map<String, Long> counts =
                books.runs().values().stream().collect(Collectors.groupingBy(Run::outcome, Collectors.counting()));
        return new LedgerCounts(
                books.runs().size(),
                counts.getOrDefault("executed", 0L),
                counts.getOrDefault("failed", 0L),
                counts.getOrDefault("expired", 0L),
                counts.getOrDefault("skipped", 0L),
                counts.getOrDefault("evicted", 0L),
                counts.getOrDefault("open", 0L));
    }
}
