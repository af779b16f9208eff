package app.visant.adapter.cloud.rest;

import app.visant.contracts.device.v1.Window;
import app.visant.domain.kernel.InvalidInput;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Windows of days and hours between wire and domain. */
final class WindowWire {
    private static final String END_OF_DAY = "24:00";

    private WindowWire() {}

    static List<app.visant.domain.schedule.Window> read(List<Window> windows, ZoneId zone) {
        if (windows.stream().anyMatch(Objects::isNull)) {
            throw new InvalidInput("windows", "must each be an object");
        }
        return windows.stream().map(window -> read(window, zone)).toList();
    }

    static List<Window> write(List<app.visant.domain.schedule.Window> windows) {
        return windows.stream()
                .map(window -> new Window(
                        EnumSet.copyOf(window.days()).stream()
                                .map(WindowWire::word)
                                .toList(),
                        window.from().toString(),
                        window.to().equals(LocalTime.MIDNIGHT)
                                ? END_OF_DAY
                                : window.to().toString()))
                .toList();
    }

    static List<app.visant.domain.schedule.Window> inZone(
            List<app.visant.domain.schedule.Window> windows, ZoneId zone) {
        return windows.stream()
                .map(window -> new app.visant.domain.schedule.Window(window.days(), window.from(), window.to(), zone))
                .toList();
    }

    private static app.visant.domain.schedule.Window read(Window window, ZoneId zone) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        window.days().forEach(word -> days.add(day(word)));
        LocalTime to = window.to().equals(END_OF_DAY) ? LocalTime.MIDNIGHT : time(window.to());
        return new app.visant.domain.schedule.Window(
                days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days, time(window.from()), to, zone);
    }

    private static DayOfWeek day(String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> word(day).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInput("windows", "must name days as mon, tue, wed, thu, fri, sat or sun"));
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException notATime) {
            throw new InvalidInput("windows", "must have times such as 08:00 and 17:30");
        }
    }
}
