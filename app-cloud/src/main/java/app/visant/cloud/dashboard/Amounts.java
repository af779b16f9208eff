package app.visant.cloud.dashboard;

import app.visant.domain.kernel.ByteSize;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Amounts in words that people read. */
final class Amounts {
    private static final int HOURS_OF_DAY = 24;

    private Amounts() {}

    static String bytes(long bytes) {
        return ByteSize.words(bytes);
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
