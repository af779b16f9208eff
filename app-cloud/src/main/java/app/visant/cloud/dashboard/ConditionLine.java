package app.visant.cloud.dashboard;

import app.visant.contracts.device.v1.HeartbeatDegradation;
import app.visant.contracts.device.v1.HeartbeatOutbox;
import app.visant.contracts.device.v1.HeartbeatRequest;
import app.visant.domain.device.DeviceReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that people should know of a device, by its own last word.
 *
 * @param kind {@code ok}, {@code slow} or {@code bad}
 * @param at a time between the words before and after it; empty if there is none
 * @param saidAt when it said so
 */
public record ConditionLine(String kind, String before, String at, String after, String saidAt) {
    /** Room for so many hours is worth a warning. */
    private static final double SCARCE_HOURS = 24;

    /** And for so many is an alarm. */
    private static final double LAST_HOURS = 3;

    /** Nothing for a device that has nothing to say of itself. */
    static List<ConditionLine> of(DeviceReport report) {
        List<ConditionLine> lines = new ArrayList<>();
        String saidAt = report.receivedAt().toString();
        Optional<HeartbeatRequest> said = Said.of(report);
        Optional<HeartbeatOutbox> outbox = said.flatMap(each -> Optional.ofNullable(each.outbox()));
        said.flatMap(each -> Optional.ofNullable(each.aloneSince()))
                .ifPresent(since -> lines.add(new ConditionLine(
                        "slow",
                        "Hears no commands and follows its schedules alone since",
                        since.toString(),
                        "",
                        saidAt)));
        outbox.flatMap(each -> room(each, saidAt)).ifPresent(lines::add);
        said.flatMap(each -> Optional.ofNullable(each.degradation()))
                .flatMap(each -> spared(each, saidAt))
                .ifPresent(lines::add);
        outbox.flatMap(each -> losses(each, saidAt)).ifPresent(lines::add);
        return lines;
    }

    private static Optional<ConditionLine> room(HeartbeatOutbox outbox, String saidAt) {
        double hours = outbox.hoursLeft() == null ? Double.MAX_VALUE : outbox.hoursLeft();
        boolean scarce = hours < SCARCE_HOURS;
        if (outbox.count() == 0 && !scarce) {
            return Optional.empty();
        }
        String waiting = Amounts.count(outbox.count(), "picture waits", "pictures wait") + " to be sent, "
                + Amounts.bytes(outbox.bytes());
        String room = outbox.hoursLeft() == null ? "" : ": room for " + Amounts.hours(hours);
        String kind = !scarce ? "ok" : hours < LAST_HOURS ? "bad" : "slow";
        return Optional.of(new ConditionLine(
                kind,
                outbox.oldestAt() == null ? waiting : waiting + ", the oldest of",
                outbox.oldestAt() == null ? "" : outbox.oldestAt().toString(),
                scarce ? room + " more, then it gives pictures up" : room,
                saidAt));
    }

    private static Optional<ConditionLine> spared(HeartbeatDegradation degradation, String saidAt) {
        Integer oneIn = degradation.oneIn();
        String fewer = oneIn == null || oneIn < 2 ? "" : "takes one scheduled picture in " + oneIn + " and ";
        String words = switch (degradation.stage()) {
            case "quality" -> "Room gets short: stores scheduled pictures smaller";
            case "rate" -> "Room gets short: " + fewer + "stores it smaller";
            case "previews" -> "Room gets very short: " + fewer + "stores scheduled pictures as previews";
            default -> "";
        };
        String since = degradation.since() == null ? "" : degradation.since().toString();
        String kind = degradation.stage().equals("previews") ? "bad" : "slow";
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new ConditionLine(kind, since.isEmpty() ? words : words + ", since", since, "", saidAt));
    }

    private static Optional<ConditionLine> losses(HeartbeatOutbox outbox, String saidAt) {
        List<String> parts = new ArrayList<>();
        long refused = outbox.quarantined() == null ? 0 : outbox.quarantined();
        long givenUp = outbox.evicted() == null ? 0 : outbox.evicted();
        if (refused > 0) {
            parts.add(Amounts.count(refused, "picture was", "pictures were")
                    + " refused for good (visant-edge outbox list on the device says why)");
        }
        if (givenUp > 0) {
            parts.add(Amounts.count(givenUp, "picture was", "pictures were") + " given up for want of room");
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new ConditionLine("slow", String.join(", ", parts), "", "", saidAt));
    }
}
