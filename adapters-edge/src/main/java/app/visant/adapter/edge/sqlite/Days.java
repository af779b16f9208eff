package app.visant.adapter.edge.sqlite;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Set;

/** Days of the week as bits, 2 for Monday. */
final class Days {
    private Days() {}

    static int bits(Set<DayOfWeek> days) {
        return days.stream().mapToInt(day -> 1 << day.getValue()).sum();
    }

    static Set<DayOfWeek> of(int bits) {
        Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
        days.removeIf(day -> (bits >> day.getValue() & 1) == 0);
        return days;
    }
}
