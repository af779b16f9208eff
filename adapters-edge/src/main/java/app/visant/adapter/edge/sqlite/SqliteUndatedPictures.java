package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.clock.ClockFix;
import app.visant.domain.edge.clock.CloudTime;
import app.visant.domain.edge.clock.UndatedPictures;

final class SqliteUndatedPictures implements UndatedPictures {
    private static final String DATE = """
            update capture
               set clock_offset_ms = :time - (:monotonic - monotonic_ms) - captured_at,
                   captured_at = :time - (:monotonic - monotonic_ms),
                   clock_error_ms = :error + (abs(:monotonic - monotonic_ms) * :drift + 999999) / 1000000
             where clock_error_ms is null and boot_id = :boot
            """;

    private final Sqlite sqlite;

    SqliteUndatedPictures(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    /** The driver binds by place: names that come again have the place of their first coming. */
    @Override
    public int date(ClockFix fix) {
        return sqlite.update(
                "date pictures",
                DATE,
                fix.epochMs(),
                fix.monotonicMs(),
                fix.errorMs(),
                CloudTime.DRIFT_PPM,
                fix.bootId());
    }
}
