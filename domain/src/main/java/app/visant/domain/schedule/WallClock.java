package app.visant.domain.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/** What a clock on the wall says, where clocks are changed twice a year. See docs/decisions/0001-daylight-saving.md. */
final class WallClock {
    private WallClock() {}

    /** The first instant at which a clock reads this; if none does, the first instant after the gap. */
    static Instant firstInstantOf(LocalDateTime reading, ZoneRules rules) {
        ZoneOffsetTransition transition = rules.getTransition(reading);
        if (transition == null) {
            return reading.toInstant(rules.getOffset(reading));
        }
        return transition.isGap() ? transition.getInstant() : reading.toInstant(transition.getOffsetBefore());
    }

    /** The first instant after another that a cron expression means in a zone. */
    static Optional<Instant> next(CronExpression expression, ZoneId zone, Instant after) {
        return expression.everyHour()
                ? nextReading(expression, zone.getRules(), after)
                : nextMeant(expression, zone.getRules(), after);
    }

    /** Every time of the wall clock that fits is meant once: moved out of a gap, and taken at its first of two. */
    private static Optional<Instant> nextMeant(CronExpression expression, ZoneRules rules, Instant after) {
        Optional<LocalDateTime> reading = expression.atOrAfter(minuteAfter(after, rules));
        while (reading.isPresent()) {
            Instant meant = firstInstantOf(reading.get(), rules);
            if (meant.isAfter(after)) {
                return Optional.of(meant);
            }
            reading = expression.atOrAfter(reading.get().plusMinutes(1));
        }
        return Optional.empty();
    }

    /** Every instant at which the wall clock reads a time that fits: twice in an overlap, never in a gap. */
    private static Optional<Instant> nextReading(CronExpression expression, ZoneRules rules, Instant after) {
        Instant stretch = after;
        LocalDateTime from = minuteAfter(after, rules);
        while (true) {
            Optional<LocalDateTime> reading = expression.atOrAfter(from);
            if (reading.isEmpty()) {
                return Optional.empty();
            }
            ZoneOffset offset = rules.getOffset(stretch);
            Instant candidate = reading.get().toInstant(offset);
            ZoneOffsetTransition change = rules.nextTransition(stretch);
            if (change == null || candidate.isBefore(change.getInstant())) {
                return Optional.of(candidate);
            }
            stretch = change.getInstant();
            from = change.getDateTimeAfter();
        }
    }

    private static LocalDateTime minuteAfter(Instant after, ZoneRules rules) {
        return LocalDateTime.ofEpochSecond(after.getEpochSecond(), 0, rules.getOffset(after))
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(1);
    }
}
