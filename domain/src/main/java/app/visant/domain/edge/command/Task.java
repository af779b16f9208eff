package app.visant.domain.edge.command;

import app.visant.domain.kernel.TriggerId;
import org.jspecify.annotations.Nullable;

/** What a command asks for. */
public sealed interface Task {
    /** The word for it on the wire. */
    String type();

    /**
     * Take a picture.
     *
     * @param trigger what the picture is for
     * @param label what the picture is to be labelled
     */
    record Capture(@Nullable TriggerId trigger, String label, TriggerKind kind) implements Task {
        static final String TYPE = "capture";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Say that you are there. */
    record Ping() implements Task {
        static final String TYPE = "ping";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Take note of new schedules or settings. They come with the command, or are asked for, and are kept before it is carried out. */
    record Refresh(String type) implements Task {}

    /** Something that this version of the program can't do. */
    record Unsupported(String type) implements Task {}

    /** The task of that word; a trigger, label and kind belong to captures only. */
    static Task of(String type, @Nullable TriggerId trigger, String label, TriggerKind kind) {
        return switch (type) {
            case Capture.TYPE -> new Capture(trigger, label, kind);
            case Ping.TYPE -> new Ping();
            case "config_update", "schedule_update" -> new Refresh(type);
            default -> new Unsupported(type);
        };
    }
}
