package app.visant.edge;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what may be sent of the backlog, and when. */
final class BudgetOptions {
    @Option(
            names = "--upload-budget-hour",
            paramLabel = "BYTES",
            description =
                    "Most bytes of pictures that are sent in an hour, such as 50M. Pictures that somebody asked for are not"
                            + " held back, but count; so in all budgets. Default: any number. [UPLOAD_BUDGET_HOUR]")
    private @Nullable String hour;

    @Option(
            names = "--upload-budget-day",
            paramLabel = "BYTES",
            description = "The same from midnight to midnight. [UPLOAD_BUDGET_DAY]")
    private @Nullable String day;

    @Option(
            names = "--upload-budget-month",
            paramLabel = "BYTES",
            description = "The same for a month of the calendar. [UPLOAD_BUDGET_MONTH]")
    private @Nullable String month;

    @Option(
            names = "--upload-hours",
            paramLabel = "FROM-TO",
            description =
                    "Hours of the day in which pictures are sent that nobody waits for, such as 22:00-06:00, by this machine's"
                            + " time zone. Default: all. [UPLOAD_HOURS]")
    private @Nullable String hours;

    @Option(
            names = "--metered",
            description =
                    "Send only pictures that somebody asked for: the line costs too much for the others. [METERED]")
    private boolean metered;

    Map<Setting, String> given() {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        EdgeOptions.put(given, Setting.UPLOAD_BUDGET_HOUR, hour);
        EdgeOptions.put(given, Setting.UPLOAD_BUDGET_DAY, day);
        EdgeOptions.put(given, Setting.UPLOAD_BUDGET_MONTH, month);
        EdgeOptions.put(given, Setting.UPLOAD_HOURS, hours);
        EdgeOptions.put(given, Setting.METERED, metered ? "true" : null);
        return given;
    }
}
