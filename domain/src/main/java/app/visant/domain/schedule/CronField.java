package app.visant.domain.schedule;

import app.visant.domain.kernel.InvalidInput;
import java.util.Locale;
import java.util.regex.Pattern;

/** One of the five fields of a cron expression: its range, its names, and how its text becomes a set of values. */
enum CronField {
    MINUTE("minute", 0, 59, ""),
    HOUR("hour", 0, 23, ""),
    DAY_OF_MONTH("day-of-month", 1, 31, ""),
    MONTH("month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    /** Sunday is 0; written 7 it is folded onto 0. */
    DAY_OF_WEEK("day-of-week", 0, 6, "SUN MON TUE WED THU FRI SAT");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]{3}");
    private static final int SUNDAY_AS_SEVEN = 7;

    private final String label;
    private final int min;
    private final int max;
    /** In the order of their values, three letters each, with a blank between. */
    private final String names;

    CronField(String label, int min, int max, String names) {
        this.label = label;
        this.min = min;
        this.max = max;
        this.names = names;
    }

    /**
     * The values that a field's text stands for.
     *
     * @return bit {@code v} is set if value {@code v} belongs to it; at least one is
     * @throws InvalidInput naming the field, the part and what is wrong with it
     */
    long parse(String text) {
        long values = 0;
        for (String part : text.split(",", -1)) {
            values |= parsePart(text, part);
        }
        boolean sunday = this == DAY_OF_WEEK && (values & (1L << SUNDAY_AS_SEVEN)) != 0;
        return sunday ? (values & ~(1L << SUNDAY_AS_SEVEN)) | 1L : values;
    }

    private long parsePart(String text, String part) {
        if (part.isEmpty()) {
            throw wrong(text, "has an empty part between its commas");
        }
        int slash = part.indexOf('/');
        String range = slash < 0 ? part : part.substring(0, slash);
        int step = slash < 0 ? 1 : step(text, part.substring(slash + 1));
        int dash = range.indexOf('-');
        if (range.equals("*")) {
            return bits(min, max, step);
        }
        if (dash < 0) {
            int value = value(text, range);
            return bits(value, slash < 0 ? value : Math.max(value, max), step);
        }
        int first = value(text, range.substring(0, dash));
        int last = last(text, range.substring(dash + 1), first);
        if (first > last) {
            throw wrong(text, "runs backwards in " + range + "; write the two ends as a list of two ranges");
        }
        return bits(first, last, step);
    }

    private int last(String text, String word, int first) {
        int last = value(text, word);
        return this == DAY_OF_WEEK && word.equalsIgnoreCase("SUN") && first > 0 ? SUNDAY_AS_SEVEN : last;
    }

    private int step(String text, String word) {
        int most = max - min + 1;
        int step = NUMBER.matcher(word).matches() ? Integer.parseInt(word) : 0;
        if (step < 1 || step > most) {
            throw wrong(text, "has the step \"" + word + "\", which must be a number from 1 to " + most);
        }
        return step;
    }

    private int value(String text, String word) {
        int most = this == DAY_OF_WEEK ? SUNDAY_AS_SEVEN : max;
        int named = NAME.matcher(word).matches() ? names.indexOf(word.toUpperCase(Locale.ROOT)) : -1;
        if (named >= 0) {
            return named / 4 + min;
        }
        int value = NUMBER.matcher(word).matches() ? Integer.parseInt(word) : -1;
        if (value < min || value > most) {
            String orName = names.isEmpty() ? "" : " or one of " + names;
            throw wrong(text, "has \"" + word + "\", which must be a number from " + min + " to " + most + orName);
        }
        return value;
    }

    private static long bits(int first, int last, int step) {
        long bits = 0;
        for (int value = first; value <= last; value += step) {
            bits |= 1L << value;
        }
        return bits;
    }

    private InvalidInput wrong(String text, String why) {
        return new InvalidInput(CronExpression.FIELD, "the " + label + " field \"" + text + "\" " + why);
    }
}
