package app.visant.domain.edge.outbox;

import app.visant.domain.edge.command.TriggerKind;

/** What a picture is worth when there is no room for all: the first goes first. */
public enum Worth {
    /** The cloud has refused it, and its account is closed. */
    REFUSED,
    SCHEDULED,
    EVENT,
    /** A person asked for it. */
    MANUAL;

    public static Worth of(TriggerKind kind) {
        return switch (kind) {
            case SCHEDULED -> SCHEDULED;
            case EVENT -> EVENT;
            case MANUAL -> MANUAL;
        };
    }

    public static Worth of(Holding holding) {
        return holding.isQuarantined() ? REFUSED : of(holding.capture().kind());
    }
}
