package app.visant.domain.edge.link;

import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.RunState;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.settings.DeviceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /**
     * The cloud told how the device is to work.
     *
     * @param heartbeat the wished time between two heartbeats; null if it said nothing of that
     * @param schedules all that the device has; of their organisation it knows nothing
     * @param settings all that is wished of it; null if the cloud said nothing of that
     */
    record Configured(
            @Nullable Duration heartbeat,
            List<Schedule> schedules,
            @Nullable DeviceSettings settings) implements LinkEvent {
        public Configured {
            schedules = List.copyOf(schedules);
        }

        /** Of the schedules alone. */
        public Configured(@Nullable Duration heartbeat, List<Schedule> schedules) {
            this(heartbeat, schedules, null);
        }
    }

    record Arrived(EdgeCommand command) implements LinkEvent {}

    /** A command that came before, and came so far. */
    record Repeated(EdgeCommand command, RunState state) implements LinkEvent {}

    /** Something came that is no message of ours, and was passed over. */
    record Garbage(String what) implements LinkEvent {}
}
