package app.visant.domain.edge.link;

import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.RunState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens on a connection, in order. */
public sealed interface LinkEvent {
    /** About to connect. */
    record Connecting(Way way) implements LinkEvent {}

    /** The cloud answers, and its answer is a stream. */
    record Opened(Way way) implements LinkEvent {}

    /** The cloud itself has spoken: no proxy holds the stream back. */
    record Confirmed(Way way) implements LinkEvent {}

    /** The cloud said something that asks for nothing. */
    record Alive() implements LinkEvent {}

    /** The cloud told its time. */
    record ServerTime(Instant at) implements LinkEvent {}

    /** @param heartbeat the wished time between two heartbeats */
    record Configured(@Nullable Duration heartbeat) implements LinkEvent {}

    record Arrived(EdgeCommand command) implements LinkEvent {}

    /** A command that came before, and came so far. */
    record Repeated(EdgeCommand command, RunState state) implements LinkEvent {}

    /** Something came that is no message of ours, and was passed over. */
    record Garbage(String what) implements LinkEvent {}
}
