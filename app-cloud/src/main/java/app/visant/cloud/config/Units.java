package app.visant.cloud.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and sizes as people write them. */
final class Units {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12}) ?([A-Za-z]{1,2})");
    private static final long KILO = 1024;

    private Units() {}

    static Optional<Duration> duration(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2).toLowerCase(Locale.ROOT)) {
            case "ms" -> Optional.of(Duration.ofMillis(number));
            case "s" -> Optional.of(Duration.ofSeconds(number));
            case "m" -> Optional.of(Duration.ofMinutes(number));
            case "h" -> Optional.of(Duration.ofHours(number));
            case "d" -> Optional.of(Duration.ofDays(number));
            default -> Optional.empty();
        };
    }

    static Optional<Long> bytes(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2).toUpperCase(Locale.ROOT)) {
            case "B" -> Optional.of(number);
            case "KB" -> Optional.of(number * KILO);
            case "MB" -> Optional.of(number * KILO * KILO);
            case "GB" -> Optional.of(number * KILO * KILO * KILO);
            default -> Optional.empty();
        };
    }

    static String write(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }

    static String writeBytes(long bytes) {
        if (bytes % (KILO * KILO * KILO) == 0) {
            return bytes / (KILO * KILO * KILO) + "GB";
        }
        return bytes % (KILO * KILO) == 0 ? bytes / (KILO * KILO) + "MB" : bytes / KILO + "KB";
    }
}
