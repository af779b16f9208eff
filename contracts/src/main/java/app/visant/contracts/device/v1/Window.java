package app.visant.contracts.device.v1;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Days and hours of a schedule, in its zone.
 *
 * @param days of {@code mon tue wed thu fri sat sun}; empty means every day
 * @param from {@code HH:mm}, inclusive
 * @param to {@code HH:mm}, exclusive; {@code 24:00} is the day's end; before {@code from} it lies on the next day
 */
public record Window(List<String> days, String from, String to) {
    public Window {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        days = List.copyOf(days);
    }
}
