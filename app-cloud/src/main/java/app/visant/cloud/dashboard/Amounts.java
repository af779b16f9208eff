package app.visant.cloud.dashboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Amounts in words that people read. */
final class Amounts {
    private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB", "PB");
    private static final int HOURS_OF_DAY = 24;

    private Amounts() {}

    static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit < UNITS.size() - 1) {
            size /= 1000;
            unit++;
        }
        return number(size) + " " + UNITS.get(unit);
    }

    /** With four digits at most that count. */
    static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Such as {@code 1 picture} and {@code 12,400 pictures}. */
    static String count(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d", count) + " " + (count == 1 ? one : many);
    }

    /** Whole hours, below two days; whole days above that. Never more than there is. */
    static String hours(double hours) {
        if (hours < 1) {
            return "less than an hour";
        }
        return hours < 2 * HOURS_OF_DAY
                ? count((long) hours, "hour", "hours")
                : count((long) (hours / HOURS_OF_DAY), "day", "days");
    }
}
