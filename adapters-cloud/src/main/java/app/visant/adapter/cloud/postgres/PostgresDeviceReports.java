package app.visant.adapter.cloud.postgres;

import app.visant.domain.device.DeviceReport;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

final class PostgresDeviceReports implements DeviceReports {
    /** In the order of their ids, so that two of these never wait for each other. */
    private static final String SEEN = """
            INSERT INTO device_seen (device_id, seen_at)
            SELECT device_id, :at::timestamptz FROM device WHERE device_id = ANY (:devices) ORDER BY device_id
            ON CONFLICT (device_id) DO UPDATE SET seen_at = excluded.seen_at
            WHERE device_seen.seen_at < excluded.seen_at
            """;

    private static final String SAVE = """
            INSERT INTO device_report (device_id, org_id, received_at, version, uptime_seconds, outbox_count,
                outbox_bytes, oldest_waiting_at, details)
            SELECT device_id, org_id, :receivedAt::timestamptz, :version::text, :uptime::bigint, :count::bigint,
                :bytes::bigint, :oldest::timestamptz, :details::json
            FROM device WHERE device_id = :device AND org_id = :org
            ON CONFLICT (device_id) DO UPDATE
            SET org_id = excluded.org_id, received_at = excluded.received_at, version = excluded.version,
                uptime_seconds = excluded.uptime_seconds, outbox_count = excluded.outbox_count,
                outbox_bytes = excluded.outbox_bytes, oldest_waiting_at = excluded.oldest_waiting_at,
                details = excluded.details
            WHERE device_report.received_at <= excluded.received_at
            """;

    private final Jdbi jdbi;

    PostgresDeviceReports(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void seen(Collection<DeviceId> devices, Instant at) {
        if (devices.isEmpty()) {
            return;
        }
        List<String> ids = devices.stream().map(DeviceId::value).toList();
        jdbi.useHandle(handle -> handle.createUpdate(SEEN)
                .bindArray("devices", String.class, ids)
                .bind("at", at)
                .execute());
    }

    @Override
    public void save(OrganisationId organisation, DeviceReport report) {
        jdbi.useHandle(handle -> handle.createUpdate(SAVE)
                .bind("device", report.device().value())
                .bind("org", organisation.value())
                .bind("receivedAt", report.receivedAt())
                .bind("version", report.version())
                .bind("uptime", report.uptimeSeconds())
                .bind("count", report.outboxCount())
                .bind("bytes", report.outboxBytes())
                .bind("oldest", report.oldestWaitingAt())
                .bind("details", report.detailsJson())
                .execute());
    }

    @Override
    public Optional<DeviceReport> find(OrganisationId organisation, DeviceId device) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM device_report WHERE org_id = :org AND device_id = :device")
                        .bind("org", organisation.value())
                        .bind("device", device.value())
                        .map(PostgresDeviceReports::map)
                        .findOne());
    }

    @Override
    public Map<DeviceId, Instant> lastSeen(OrganisationId organisation) {
        return jdbi.withHandle(handle -> {
            Map<DeviceId, Instant> seen = new HashMap<>();
            handle.createQuery("""
                            SELECT device_id, seen_at FROM device_seen JOIN device USING (device_id)
                            WHERE org_id = :org
                            """)
                    .bind("org", organisation.value())
                    .map((row, context) ->
                            Map.entry(new DeviceId(row.getString("device_id")), Columns.time(row, "seen_at")))
                    .forEach(each -> seen.put(each.getKey(), each.getValue()));
            return seen;
        });
    }

    private static DeviceReport map(ResultSet row, StatementContext context) throws SQLException {
        return new DeviceReport(
                new DeviceId(row.getString("device_id")),
                Columns.time(row, "received_at"),
                row.getString("version"),
                row.getLong("uptime_seconds"),
                row.getLong("outbox_count"),
                row.getLong("outbox_bytes"),
                Columns.instant(row, "oldest_waiting_at"),
                row.getString("details"));
    }
}
