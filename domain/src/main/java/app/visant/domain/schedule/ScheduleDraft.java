package app.visant.domain.schedule;

import app.visant.domain.kernel.FieldError;
import app.visant.domain.kernel.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person decides about a schedule.
 *
 * @param label 1 to 64 characters, none of them a control character
 * @param windows at most 21, all in one zone, which for a cron schedule is the cron expression's; none means always
 * @param expiry how long a slot's command stays valid after the planned moment, from 1 s to 366 days, whole seconds
 * @param enabled a disabled schedule has no slots
 */
public record ScheduleDraft(
        String label,
        Recurrence recurrence,
        List<Window> windows,
        MisfirePolicy misfire,
        Duration expiry,
        boolean enabled) {
    public static final int MAX_WINDOWS = 21;
    public static final int MAX_LABEL = 64;
    /** The shortest expiry that is ever chosen by default. */
    public static final Duration MIN_DEFAULT_EXPIRY = Duration.ofSeconds(60);

    private static final int SLOTS_COMPARED = 8;

    /** @throws InvalidInput for fields {@code trigger_label}, {@code windows} and {@code expiry_seconds} */
    public ScheduleDraft {
        windows = List.copyOf(windows);
        List<FieldError> errors = new ArrayList<>();
        int length = label.codePointCount(0, label.length());
        if (length < 1 || length > MAX_LABEL || label.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("trigger_label", "must be 1 to " + MAX_LABEL + " printable characters"));
        }
        if (windows.size() > MAX_WINDOWS) {
            errors.add(new FieldError("windows", "must be at most " + MAX_WINDOWS));
        }
        ZoneId zone = zone(recurrence, windows);
        if (windows.stream().anyMatch(window -> !window.zone().equals(zone))) {
            errors.add(new FieldError("windows", "must be in the zone of their schedule"));
        }
        if (expiry.compareTo(Recurrence.Interval.MIN) < 0
                || expiry.compareTo(Recurrence.Interval.MAX) > 0
                || !expiry.truncatedTo(ChronoUnit.SECONDS).equals(expiry)) {
            errors.add(new FieldError(
                    "expiry_seconds", "must be whole seconds from 1 to " + Recurrence.Interval.MAX.toSeconds()));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    /** The zone of the cron expression, else of the windows, else UTC. */
    public ZoneId zone() {
        return zone(recurrence, windows);
    }

    private static ZoneId zone(Recurrence recurrence, List<Window> windows) {
        return switch (recurrence) {
            case Recurrence.Cron cron -> cron.zone();
            case Recurrence.Interval interval ->
                windows.isEmpty() ? ZoneId.of("UTC") : windows.getFirst().zone();
        };
    }

    /**
     * How long a slot stays valid if nobody said: until the next one, but at least 60 s. For a cron expression the
     * smallest distance of its next 8 moments counts.
     *
     * @param now where to begin to look; has no influence on an interval
     */
    public static Duration defaultExpiry(Recurrence recurrence, Instant now) {
        Duration distance = switch (recurrence) {
            case Recurrence.Interval interval -> interval.every();
            case Recurrence.Cron cron -> smallestDistance(cron, now);
        };
        return distance.compareTo(MIN_DEFAULT_EXPIRY) < 0 ? MIN_DEFAULT_EXPIRY : distance;
    }

    private static Duration smallestDistance(Recurrence.Cron cron, Instant now) {
        Duration smallest = Recurrence.Interval.MAX;
        Optional<Instant> last = cron.next(now);
        for (int i = 1; i < SLOTS_COMPARED && last.isPresent(); i++) {
            Optional<Instant> next = cron.next(last.get());
            if (next.isPresent()) {
                Duration distance = Duration.between(last.get(), next.get());
                smallest = distance.compareTo(smallest) < 0 ? distance : smallest;
            }
            last = next;
        }
        return smallest;
    }
}
