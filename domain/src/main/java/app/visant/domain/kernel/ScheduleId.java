package app.visant.domain.kernel;

import java.util.UUID;

/** A schedule's name, the same over all its versions. */
public record ScheduleId(UUID value) {
    /** @throws InvalidInput if the text is not a UUID in its canonical form */
    public static ScheduleId parse(String text) {
        return new ScheduleId(Uuids.parse("schedule_id", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
