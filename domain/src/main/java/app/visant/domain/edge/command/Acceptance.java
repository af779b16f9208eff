package app.visant.domain.edge.command;

/** Whether a command is new to this device. */
public sealed interface Acceptance {
    /** It is, and waits to be run. */
    record First() implements Acceptance {}

    /** It came before, and came so far; its state will be reported again. */
    record Known(RunState state) implements Acceptance {}
}
