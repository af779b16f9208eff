package app.visant.adapter.cloud.postgres;

import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceBatch;
import app.visant.domain.device.DeviceBatches;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

final class PostgresDeviceBatches implements DeviceBatches {
    private static final String SUMMARY = """
            SELECT batch_id, made_at, devices, taken
            FROM device_batch CROSS JOIN LATERAL (
                SELECT count(*) AS devices, count(*) FILTER (WHERE device.status <> 'MANUFACTURED') AS taken
                FROM device_of_batch member JOIN device USING (device_id)
                WHERE member.org_id = device_batch.org_id AND member.batch_id = device_batch.batch_id
            ) AS counted
            WHERE device_batch.org_id = :org
            """;

    private final Jdbi jdbi;

    PostgresDeviceBatches(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(OrganisationId maker, String batch, Instant at, List<DeviceId> devices) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO device_batch (org_id, batch_id, made_at) VALUES (:org, :batch, :at)
                            ON CONFLICT DO NOTHING
                            """)
                    .bind("org", maker.value())
                    .bind("batch", batch)
                    .bind("at", at)
                    .execute();
            handle.createUpdate("""
                            INSERT INTO device_of_batch (org_id, batch_id, device_id)
                            SELECT :org, :batch, id FROM unnest(:devices) AS new (id)
                            ON CONFLICT DO NOTHING
                            """)
                    .bind("org", maker.value())
                    .bind("batch", batch)
                    .bindArray(
                            "devices",
                            String.class,
                            devices.stream().map(DeviceId::value).toList())
                    .execute();
        });
    }

    @Override
    public Optional<DeviceBatch> find(OrganisationId maker, String batch) {
        return jdbi.withHandle(handle -> handle.createQuery(SUMMARY + " AND batch_id = :batch")
                .bind("org", maker.value())
                .bind("batch", batch)
                .map(PostgresDeviceBatches::map)
                .findOne());
    }

    @Override
    public Page<DeviceBatch> list(OrganisationId maker, Slice slice) {
        return jdbi.withHandle(handle -> {
            List<DeviceBatch> items = handle.createQuery(
                            SUMMARY + " ORDER BY made_at DESC, batch_id LIMIT :limit OFFSET :offset")
                    .bind("org", maker.value())
                    .bind("limit", slice.limit())
                    .bind("offset", slice.offset())
                    .map(PostgresDeviceBatches::map)
                    .list();
            long total = handle.createQuery("SELECT count(*) FROM device_batch WHERE org_id = :org")
                    .bind("org", maker.value())
                    .mapTo(Long.class)
                    .one();
            return new Page<>(items, total);
        });
    }

    @Override
    public List<Device> devices(OrganisationId maker, String batch) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT device.* FROM device_of_batch member JOIN device USING (device_id)
                        WHERE member.org_id = :org AND member.batch_id = :batch
                        ORDER BY device_id
                        """)
                .bind("org", maker.value())
                .bind("batch", batch)
                .map(PostgresDevices::map)
                .list());
    }

    private static DeviceBatch map(ResultSet row, StatementContext context) throws SQLException {
        return new DeviceBatch(
                row.getString("batch_id"), Columns.time(row, "made_at"), row.getInt("devices"), row.getInt("taken"));
    }
}
