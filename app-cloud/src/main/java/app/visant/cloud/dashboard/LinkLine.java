package app.visant.cloud.dashboard;

import app.visant.contracts.device.v1.HeartbeatLink;
import app.visant.contracts.device.v1.HeartbeatRequest;
import app.visant.domain.device.DeviceReport;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How a device reads its commands, by its own last word.
 *
 * @param kind {@code ok}, {@code slow} or {@code bad}
 * @param since empty if it was not told, like the reason
 * @param saidAt when it said so
 */
public record LinkLine(String kind, String words, String since, String reason, String saidAt) {
    private static final int MAX_REASON = 400;

    /** Empty if the device did not tell, or nothing that is known. */
    static Optional<LinkLine> of(DeviceReport report) {
        HeartbeatLink link = Said.of(report).map(HeartbeatRequest::link).orElse(null);
        if (link == null || link.state() == null) {
            return Optional.empty();
        }
        String reason = Objects.requireNonNullElse(link.reason(), "");
        return Optional.of(new LinkLine(
                kind(link),
                words(link),
                Optional.ofNullable(link.since()).map(Instant::toString).orElse(""),
                reason.substring(0, Math.min(MAX_REASON, reason.length())),
                report.receivedAt().toString()));
    }

    private static String kind(HeartbeatLink link) {
        return switch (link.state()) {
            case "connected" -> link.reason() == null ? "ok" : "slow";
            case "offline" -> "bad";
            case null, default -> "slow";
        };
    }

    private static String words(HeartbeatLink link) {
        if ("offline".equals(link.state())) {
            return "Reads no commands";
        }
        String verb = "connected".equals(link.state()) ? "Reads commands" : "Is about to read commands";
        return verb
                + switch (link.way()) {
                    case "sse" -> " by event stream";
                    case "sse-a" -> " by the original event stream";
                    case "poll" -> " by long-poll";
                    case null, default -> "";
                };
    }
}
