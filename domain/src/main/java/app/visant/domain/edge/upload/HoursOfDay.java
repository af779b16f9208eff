package app.visant.domain.edge.upload;

import app.visant.domain.schedule.Window;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;

/** Hours of each day as people write them. */
public final class HoursOfDay {
    private HoursOfDay() {}

    /**
     * Reads {@code 22:00-06:00}.
     *
     * @throws IllegalArgumentException with a message that says what it must be
     */
    public static Window parse(String text, ZoneId zone) {
        try {
            LocalTime[] times = Arrays.stream(text.split("-", 2))
                    .map(String::strip)
                    .map(LocalTime::parse)
                    .toArray(LocalTime[]::new);
            return new Window(EnumSet.allOf(DayOfWeek.class), times[0], times[1], zone);
        } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("must be two times of day like 22:00-06:00, not \"" + text + "\"", e);
        }
    }
}
