package app.visant.edge.chaos;

import app.visant.contracts.people.v1.CaptureItem;
import app.visant.contracts.people.v1.LedgerAnswer;
import app.visant.contracts.people.v1.TriggerItem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What everybody says of one device, after a calm in which all could come to its end.
 *
 * @param edge its name
 * @param given SHA-256 of each picture that the camera gave, by the file system's word
 * @param asked triggers that people asked for, by the cloud's answers
 * @param slots that the schedules have, by what people decided
 * @param triggers the cloud's
 * @param captures the cloud's
 * @param stored SHA-256 of the bytes that the cloud has, by record
 * @param books the edge's
 * @param ledger the cloud's comparison
 */
record BothSides(
        String edge,
        List<String> given,
        List<String> asked,
        List<Timetable.PlannedSlot> slots,
        List<TriggerItem> triggers,
        List<CaptureItem> captures,
        Map<String, String> stored,
        EdgeBooks books,
        LedgerAnswer ledger) {
    BothSides {
        given = List.copyOf(given);
        asked = List.copyOf(asked);
        slots = List.copyOf(slots);
        triggers = List.copyOf(triggers);
        captures = List.copyOf(captures);
        stored = Map.copyOf(stored);
    }

    long in(String state) {
        return triggers.stream()
                .filter(trigger -> trigger.state().equals(state))
                .count();
    }

    /** Pictures that were given up after they had been stored, so that their hash is known. */
    List<String> givenUp() {
        return triggers.stream()
                .filter(trigger -> trigger.recordId() == null)
                .flatMap(trigger -> Stream.ofNullable(trigger.lostSha256()))
                .toList();
    }
}
