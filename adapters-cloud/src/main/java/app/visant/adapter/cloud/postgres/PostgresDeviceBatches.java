package app.visant.adapter.cloud.postgres;

import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceBatch;
import app.visant.domain.device.DeviceBatches;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

final class PostgresDeviceBatches implements DeviceBatches {
    /** How many devices each batch of {@code page} has, and how many of them were ever activated. */
    static final String COUNTED = """
            CROSS JOIN LATERAL (
                SELECT count(*) AS devices, count(*) FILTER (WHERE device.status <> 'MANUFACTURED') AS taken
                FROM device_of_batch member JOIN device USING (device_id)
                WHERE member.org_id = page.org_id AND member.batch_id = page.batch_id
            ) AS counted
            """;

    private static final String SUMMARY =
            "SELECT batch_id, made_at, devices, taken FROM device_batch page " + COUNTED + " WHERE page.org_id = :org";

    private static final String EXISTS = "SELECT 1 FROM device_batch WHERE org_id = :org AND batch_id = :batch";

    private static final String COUNT_IN_BATCH =
            "SELECT count(*) FROM device_of_batch WHERE org_id = :org AND batch_id = :batch";

    /** Of whichever batch. */
    private static final String COUNT_UNUSED = """
            SELECT count(*) FROM device_of_batch JOIN device USING (device_id)
            WHERE device_of_batch.org_id = :org AND device.status = 'MANUFACTURED'
            """;

    /** Those of which nobody has pictures or records. Who activates one at the same moment was faster, or finds none. */
    private static final String LOCK_UNUSED = """
            SELECT device.device_id FROM device_of_batch member JOIN device USING (device_id)
            WHERE member.org_id = :org AND (:batch::text IS NULL OR member.batch_id = :batch::text)
              AND device.status = 'MANUFACTURED'
              AND NOT EXISTS (SELECT FROM former_device former WHERE former.device_id = device.device_id)
            ORDER BY device.device_id FOR UPDATE OF device
            """;

    private static final String REMOVE_IF_EMPTY = """
            DELETE FROM device_batch batch WHERE org_id = :org AND batch_id = :batch
              AND NOT EXISTS (SELECT FROM device_of_batch member
                              WHERE member.org_id = batch.org_id AND member.batch_id = batch.batch_id)
            """;

    private final Jdbi jdbi;

    PostgresDeviceBatches(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Making make(Order order, IntFunction<List<Device>> draw) {
        return jdbi.inTransaction(handle -> {
            Making making = make(handle, order, draw);
            if (!(making instanceof Making.Made)) {
                handle.rollback();
            }
            return making;
        });
    }

    /** Whoever else makes devices for the organisation waits: what is counted stays true until the end. */
    private static Making make(Handle handle, Order order, IntFunction<List<Device>> draw) {
        PostgresDevices.lockSlots(handle, order.maker());
        int room = order.mostInBatch()
                - ofBatch(handle.createQuery(COUNT_IN_BATCH), order.maker(), order.batch())
                        .mapTo(Integer.class)
                        .one();
        if (order.count() > room) {
            return new Making.BatchFull(Math.max(0, room));
        }
        int unused = handle.createQuery(COUNT_UNUSED)
                .bind("org", order.maker().value())
                .mapTo(Integer.class)
                .one();
        if (order.count() > order.mostUnused() - unused) {
            return new Making.TooManyUnused(unused);
        }
        List<Device> made = new ArrayList<>();
        for (int i = 0; i < Order.MOST_DRAWS && made.size() < order.count(); i++) {
            made.addAll(PostgresDevices.add(handle, draw.apply(order.count() - made.size())));
        }
        if (made.size() < order.count()) {
            return new Making.NoIdsLeft();
        }
        add(handle, order, made);
        return new Making.Made(made);
    }

    private static <S extends SqlStatement<S>> S ofBatch(S statement, OrganisationId maker, String batch) {
        return statement.bind("org", maker.value()).bind("batch", batch);
    }

    private static void add(Handle handle, Order order, List<Device> devices) {
        ofBatch(handle.createUpdate("""
                        INSERT INTO device_batch (org_id, batch_id, made_at) VALUES (:org, :batch, :at)
                        ON CONFLICT DO NOTHING
                        """), order.maker(), order.batch())
                .bind("at", order.at())
                .execute();
        List<String> ids = devices.stream().map(device -> device.id().value()).toList();
        ofBatch(handle.createUpdate("""
                        INSERT INTO device_of_batch (org_id, batch_id, device_id)
                        SELECT :org, :batch, id FROM unnest(:devices) AS new (id)
                        """), order.maker(), order.batch())
                .bindArray("devices", String.class, ids)
                .execute();
    }

    @Override
    public OptionalInt removeUnused(OrganisationId maker, String batch) {
        return jdbi.inTransaction(handle -> {
            PostgresDevices.lockSlots(handle, maker);
            if (ofBatch(handle.createQuery(EXISTS), maker, batch)
                    .mapTo(Integer.class)
                    .findOne()
                    .isEmpty()) {
                return OptionalInt.empty();
            }
            int removed = removeUnused(handle, maker.value(), batch);
            ofBatch(handle.createUpdate(REMOVE_IF_EMPTY), maker, batch).execute();
            return OptionalInt.of(removed);
        });
    }

    /** @param batch null: all of the maker's; they stay, without these. @return how many devices there were */
    static int removeUnused(Handle handle, UUID maker, @Nullable String batch) {
        List<String> unused = handle.createQuery(LOCK_UNUSED)
                .bind("org", maker)
                .bind("batch", batch)
                .mapTo(String.class)
                .list();
        for (String table : List.of("device_of_batch", "device")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE device_id = ANY (:devices)")
                    .bindArray("devices", String.class, unused)
                    .execute();
        }
        return unused.size();
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

    static DeviceBatch map(ResultSet row, StatementContext context) throws SQLException {
        return new DeviceBatch(
                row.getString("batch_id"), Columns.time(row, "made_at"), row.getInt("devices"), row.getInt("taken"));
    }
}
