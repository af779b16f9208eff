package app.visant.edge.bench;

import java.util.List;
import java.util.Locale;

/** Durations in nanoseconds, in the order in which they came. */
record Times(List<Long> nanos) {
    private static final double NANOS_PER_MILLI = 1e6;

    Times {
        nanos = List.copyOf(nanos);
    }

    /** @param percent 0 for the least, 100 for the most */
    double millis(int percent) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) * percent / 100) / NANOS_PER_MILLI;
    }

    /** The first one alone. */
    Times first() {
        return new Times(nanos.subList(0, Math.min(1, nanos.size())));
    }

    /** In milliseconds, without the unit. */
    String shown(int... percents) {
        if (nanos.isEmpty()) {
            return "–";
        }
        StringBuilder shown = new StringBuilder();
        for (int percent : percents) {
            shown.append(shown.isEmpty() ? "" : " / ").append(String.format(Locale.ROOT, "%.1f", millis(percent)));
        }
        return shown.toString();
    }
}
