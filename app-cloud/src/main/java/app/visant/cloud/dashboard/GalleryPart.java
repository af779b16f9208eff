package app.visant.cloud.dashboard;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a gallery is asked for.
 *
 * @param zone by which the day begins and ends
 * @param before taken before this instant
 */
record GalleryPart(Optional<LocalDate> day, ZoneId zone, Optional<Instant> before) {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** What can't be read restricts nothing; days without a zone are those of UTC. */
    static GalleryPart of(String day, String zone, String before) {
        return new GalleryPart(
                read(day, LocalDate::parse)
                        .filter(date ->
                                isBounded(date.atStartOfDay(ZoneOffset.UTC).toInstant())),
                read(zone, ZoneId::of).orElse(ZoneOffset.UTC),
                read(before, Instant::parse).filter(GalleryPart::isBounded));
    }

    private static <T> Optional<T> read(String text, Function<String, T> parse) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(parse.apply(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isBounded(Instant instant) {
        return instant.isAfter(FIRST) && instant.isBefore(LAST);
    }

    boolean isNewest() {
        return day.isEmpty() && before.isEmpty();
    }

    @Nullable Instant from() {
        return day.map(date -> date.atStartOfDay(zone).toInstant()).orElse(null);
    }

    @Nullable Instant to() {
        Optional<Instant> end =
                day.map(date -> date.plusDays(1).atStartOfDay(zone).toInstant());
        return Stream.of(end, before)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
