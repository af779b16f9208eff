package app.visant.domain.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Of which commands nothing is expected any more. */
public enum Overdue {
    /** No device fetched it before it expired. */
    NOT_FETCHED(Duration.ZERO, "the device did not fetch it in time"),

    /** The device has it, and was silent about it for a day after it expired. */
    NOT_ENDED(Duration.ofHours(24), "the device never said how it ended");

    private final Duration grace;
    private final String reason;

    Overdue(Duration grace, String reason) {
        this.grace = grace;
        this.reason = reason;
    }

    public Set<CommandState> states() {
        return switch (this) {
            case NOT_FETCHED -> Set.of(CommandState.PENDING, CommandState.SENT);
            case NOT_ENDED -> Set.of(CommandState.RECEIVED, CommandState.STARTED);
        };
    }

    /** Commands that expired at that time or before are overdue now. */
    public Instant expiredBy(Instant now) {
        return now.minus(grace);
    }

    /** What their triggers get as reason. */
    public String reason() {
        return reason;
    }
}
