package app.visant.adapter.cloud.postgres;

import app.visant.domain.command.NewCommand;
import app.visant.domain.device.AssignedSettings;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.schedule.Window;
import app.visant.domain.schedule.Zones;
import app.visant.domain.settings.DegradationSettings;
import app.visant.domain.settings.DeviceSettings;
import app.visant.domain.settings.StorageSettings;
import app.visant.domain.settings.UploadSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

final class PostgresAssignedSettings implements AssignedSettings {
    private static final String FIND = """
            SELECT device_settings.* FROM device_settings JOIN device USING (device_id)
            WHERE org_id = :org AND device_id = :device
            """;

    private static final String LOCK_DEVICE =
            "SELECT 1 FROM device WHERE device_id = :device AND org_id = :org FOR NO KEY UPDATE";

    /** The device's lock keeps two first versions from meeting. */
    private static final String REPLACE = """
            INSERT INTO device_settings AS present
                (device_id, version, changed_at, quota_bytes, disk_share, max_age_days, budget_hour_bytes, budget_day_bytes,
                 budget_month_bytes, windows, zone, metered, quality_below_hours, rate_below_hours, previews_below_hours,
                 reduced_quality, reduced_long_side)
            VALUES (:device, :version, :at, :quota, :share, :days, :hour, :day, :month, :windows::jsonb, :zone,
                    :metered, :quality, :rate, :previews, :reducedQuality, :reducedLongSide)
            ON CONFLICT (device_id) DO UPDATE
            SET version = excluded.version, changed_at = excluded.changed_at, quota_bytes = excluded.quota_bytes,
                disk_share = excluded.disk_share, max_age_days = excluded.max_age_days,
                budget_hour_bytes = excluded.budget_hour_bytes, budget_day_bytes = excluded.budget_day_bytes,
                budget_month_bytes = excluded.budget_month_bytes, windows = excluded.windows, zone = excluded.zone,
                metered = excluded.metered, quality_below_hours = excluded.quality_below_hours,
                rate_below_hours = excluded.rate_below_hours, previews_below_hours = excluded.previews_below_hours,
                reduced_quality = excluded.reduced_quality, reduced_long_side = excluded.reduced_long_side
            """;

    private final Jdbi jdbi;

    PostgresAssignedSettings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public DeviceSettings of(OrganisationId organisation, DeviceId device) {
        return jdbi.withHandle(handle -> of(handle, organisation, device));
    }

    static DeviceSettings of(Handle handle, OrganisationId organisation, DeviceId device) {
        return handle.createQuery(FIND)
                .bind("org", organisation.value())
                .bind("device", device.value())
                .map(PostgresAssignedSettings::map)
                .findOne()
                .orElse(DeviceSettings.NONE);
    }

    @Override
    public Change replace(DeviceSettings before, DeviceSettings after, NewCommand notice) {
        return jdbi.inTransaction(handle -> {
            boolean owned = handle.createQuery(LOCK_DEVICE)
                    .bind("device", notice.device().value())
                    .bind("org", notice.organisation().value())
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            if (!owned) {
                return Change.NO_SUCH_DEVICE;
            }
            if (of(handle, notice.organisation(), notice.device()).version() != before.version()) {
                return Change.CHANGED_MEANWHILE;
            }
            put(handle, notice.device(), after, notice.issuedAt());
            CommandRows.append(handle, notice);
            return Change.DONE;
        });
    }

    /** The device's row has to be locked. */
    static void put(Handle handle, DeviceId device, DeviceSettings settings, Instant at) {
        bind(handle.createUpdate(REPLACE), settings)
                .bind("device", device.value())
                .bind("at", at)
                .execute();
    }

    private static Update bind(Update statement, DeviceSettings settings) {
        StorageSettings storage = settings.storage();
        UploadSettings upload = settings.upload();
        DegradationSettings degradation = settings.degradation();
        List<Window> windows = upload.windows();
        return statement
                .bind("version", settings.version())
                .bind("quota", storage.quotaBytes())
                .bind("share", storage.diskShare())
                .bind("days", storage.maxAgeDays())
                .bind("hour", upload.budgetHourBytes())
                .bind("day", upload.budgetDayBytes())
                .bind("month", upload.budgetMonthBytes())
                .bind("windows", windows == null ? null : WindowColumn.write(windows))
                .bind("zone", upload.zone().map(ZoneId::getId).orElse(null))
                .bind("metered", upload.metered())
                .bind("quality", degradation.qualityBelowHours())
                .bind("rate", degradation.rateBelowHours())
                .bind("previews", degradation.previewsBelowHours())
                .bind("reducedQuality", degradation.reducedQuality())
                .bind("reducedLongSide", degradation.reducedLongSide());
    }

    private static DeviceSettings map(ResultSet row, StatementContext context) throws SQLException {
        return new DeviceSettings(
                row.getLong("version"),
                new StorageSettings(
                        row.getObject("quota_bytes", Long.class),
                        row.getObject("disk_share", Double.class),
                        row.getObject("max_age_days", Integer.class)),
                new UploadSettings(
                        row.getObject("budget_hour_bytes", Long.class),
                        row.getObject("budget_day_bytes", Long.class),
                        row.getObject("budget_month_bytes", Long.class),
                        windows(row),
                        row.getObject("metered", Boolean.class)),
                new DegradationSettings(
                        row.getObject("quality_below_hours", Double.class),
                        row.getObject("rate_below_hours", Double.class),
                        row.getObject("previews_below_hours", Double.class),
                        row.getObject("reduced_quality", Integer.class),
                        row.getObject("reduced_long_side", Integer.class)));
    }

    private static @Nullable List<Window> windows(ResultSet row) throws SQLException {
        String windows = row.getString("windows");
        String zone = row.getString("zone");
        if (windows == null) {
            return null;
        }
        return zone == null ? List.of() : WindowColumn.read(windows, Zones.parse(zone));
    }
}
