package app.visant.cloud.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A small picture of how much there was on each day, for an SVG that is 600 wide and 100 high. */
final class DayBars {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 100;
    private static final int GAP = 4;
    private static final int LEAST = 3;

    private DayBars() {}

    /**
     * One day.
     *
     * @param x from the left
     * @param y of its top, from above
     * @param height 1 if there was nothing, and never less than can be seen if there was anything
     */
    public record Bar(int x, int y, int width, int height, String day, long count) {}

    /** @param counts by days; none where there is no entry */
    static List<Bar> of(LocalDate first, LocalDate last, Map<LocalDate, Long> counts) {
        List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        int step = WIDTH / days.size();
        return IntStream.range(0, days.size())
                .mapToObj(i -> {
                    LocalDate day = days.get(i);
                    long count = counts.getOrDefault(day, 0L);
                    int height = count == 0 ? 1 : (int) Math.max(LEAST, HEIGHT * count / most);
                    return new Bar(i * step, HEIGHT - height, step - GAP, height, day.toString(), count);
                })
                .toList();
    }
}
