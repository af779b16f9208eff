package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.settings.KeptSettings;
import app.visant.domain.schedule.Window;
import app.visant.domain.schedule.Zones;
import app.visant.domain.settings.DegradationSettings;
import app.visant.domain.settings.DeviceSettings;
import app.visant.domain.settings.StorageSettings;
import app.visant.domain.settings.UploadSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class SqliteKeptSettings implements KeptSettings {
    private final Sqlite sqlite;

    SqliteKeptSettings(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    @Override
    public Optional<DeviceSettings> find() {
        return sqlite.inTransaction(
                "read the settings", session -> session.first("select * from settings", row -> settings(session, row)));
    }

    @Override
    public void keep(DeviceSettings settings) {
        sqlite.inTransaction("keep the settings", session -> {
            session.update("delete from settings_window");
            session.update("delete from settings");
            insert(session, settings);
            List<Window> windows = settings.upload().windows();
            for (Window window : windows == null ? List.<Window>of() : windows) {
                session.update(
                        "insert into settings_window (days, from_s, to_s) values (?, ?, ?)",
                        Days.bits(window.days()),
                        window.from().toSecondOfDay(),
                        window.to().toSecondOfDay());
            }
            return settings.version();
        });
    }

    private static void insert(Session session, DeviceSettings settings) throws SQLException {
        StorageSettings storage = settings.storage();
        UploadSettings upload = settings.upload();
        DegradationSettings degradation = settings.degradation();
        session.update(
                """
                insert into settings (only, version, quota_bytes, disk_share, max_age_days, budget_hour_bytes, budget_day_bytes,
                                      budget_month_bytes, windows, windows_zone, metered, quality_below_hours,
                                      rate_below_hours, previews_below_hours, reduced_quality, reduced_long_side)
                values (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                settings.version(),
                storage.quotaBytes(),
                storage.diskShare(),
                storage.maxAgeDays(),
                upload.budgetHourBytes(),
                upload.budgetDayBytes(),
                upload.budgetMonthBytes(),
                upload.windows() == null ? null : upload.windows().size(),
                upload.zone().map(ZoneId::getId).orElse(null),
                upload.metered(),
                degradation.qualityBelowHours(),
                degradation.rateBelowHours(),
                degradation.previewsBelowHours(),
                degradation.reducedQuality(),
                degradation.reducedLongSide());
    }

    private static DeviceSettings settings(Session session, ResultSet row) throws SQLException {
        Long metered = whole(row, "metered");
        return new DeviceSettings(
                row.getLong("version"),
                new StorageSettings(whole(row, "quota_bytes"), number(row, "disk_share"), small(row, "max_age_days")),
                new UploadSettings(
                        whole(row, "budget_hour_bytes"),
                        whole(row, "budget_day_bytes"),
                        whole(row, "budget_month_bytes"),
                        windows(session, row),
                        metered == null ? null : metered != 0),
                new DegradationSettings(
                        number(row, "quality_below_hours"),
                        number(row, "rate_below_hours"),
                        number(row, "previews_below_hours"),
                        small(row, "reduced_quality"),
                        small(row, "reduced_long_side")));
    }

    private static @Nullable List<Window> windows(Session session, ResultSet row) throws SQLException {
        String text = row.getString("windows_zone");
        if (whole(row, "windows") == null) {
            return null;
        }
        if (text == null) {
            return List.of();
        }
        ZoneId zone = Zones.parse(text);
        return session.list(
                "select days, from_s, to_s from settings_window order by number",
                window -> new Window(
                        Days.of(window.getInt("days")),
                        LocalTime.ofSecondOfDay(window.getLong("from_s")),
                        LocalTime.ofSecondOfDay(window.getLong("to_s")),
                        zone));
    }

    private static @Nullable Long whole(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Integer small(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
