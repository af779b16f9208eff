package app.visant.adapter.cloud.postgres;

import app.visant.domain.access.Reach;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ThumbnailState;
import app.visant.domain.command.CommandState;
import app.visant.domain.intake.CaptureFilter;
import app.visant.domain.intake.Captures;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Slice;
import app.visant.domain.schedule.Slot;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.TriggerState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

final class PostgresCaptures implements Captures {
    /**
     * The unique key is the claim: whoever inserts the same key waits here until this transaction ends. A row is locked
     * in command before it is in trigger, as everywhere; the count makes the one wait for the other. The command is locked
     * whatever its state, since a done one may fail at the same time: its state is read after the lock.
     */
    private static final String CLAIM = """
            WITH claimed AS (
                INSERT INTO capture (org_id, record_id, device_id, trigger_id, label, captured_at, stored_at, sha256,
                    bytes, width, height, thumbnail, evaluation, judgement, metadata, boot_id, monotonic_ms, wall_time,
                    clock_offset_ms, clock_error_ms)
                VALUES (:org, :record, :device, :trigger, :label, :capturedAt, :storedAt, :sha256,
                    :bytes, :width, :height, :thumbnail, :evaluation, :judgement, :metadata::json, :boot,
                    :monotonic::bigint, :wallTime::timestamptz, :clockOffset::bigint, :clockError::bigint)
                ON CONFLICT DO NOTHING
                RETURNING 1),
            seen_in_small AS (
                DELETE FROM preview WHERE org_id = :org AND record_id = :record AND EXISTS (SELECT FROM claimed)),
            """;

    private static final String EXECUTE =
            """
            meant AS MATERIALIZED (
                SELECT c.device_id, c.seq, c.state FROM command c
                WHERE c.org_id = :org AND c.trigger_id = :trigger AND c.device_id = :device
                  AND EXISTS (SELECT FROM claimed)
                ORDER BY c.device_id, c.seq FOR NO KEY UPDATE),
            executed AS (
                UPDATE trigger t
                SET state = 'EXECUTED', reason = NULL, lost_sha256 = NULL, ended_at = :storedAt, record_id = :record,
                    received_at = coalesce(t.received_at, :storedAt)
                WHERE t.org_id = :org AND t.trigger_id = :trigger AND t.device_id = :device AND t.state IN %s
                  AND EXISTS (SELECT FROM claimed) AND (SELECT count(*) FROM meant) >= 0
                RETURNING 1),
            done AS (
                UPDATE command c SET state = 'DONE' FROM meant m
                WHERE c.device_id = m.device_id AND c.seq = m.seq AND m.state IN %s AND EXISTS (SELECT FROM executed))
            SELECT EXISTS (SELECT FROM claimed) AS claimed, EXISTS (SELECT FROM executed) AS executed
            """.formatted(States.before(TriggerState.EXECUTED), States.before(CommandState.DONE));

    private static final String CLAIM_AND_EXECUTE = CLAIM + EXECUTE;

    private static final String EXECUTE_CLAIMED = "WITH claimed AS (SELECT 1)," + EXECUTE;

    private static final String NEWEST_OF_EACH = """
            SELECT newest.* FROM device_of_organisation d CROSS JOIN LATERAL (
                SELECT * FROM capture c WHERE c.org_id = :org AND c.device_id = d.device_id
                ORDER BY c.captured_at DESC, c.record_id DESC LIMIT 1) newest
            WHERE d.org_id = :org
            """;

    private static final String WITHOUT_THUMBNAIL = """
            SELECT * FROM capture WHERE thumbnail = 'PENDING' ORDER BY stored_at, org_id, record_id LIMIT :max
            """;

    private final Jdbi jdbi;

    PostgresCaptures(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Addition add(Capture capture, Runnable storeBytes) {
        return jdbi.inTransaction(handle -> {
            Claim claim = CaptureRows.bind(handle.createQuery(CLAIM_AND_EXECUTE), capture)
                    .map((row, context) -> new Claim(row.getBoolean("claimed"), row.getBoolean("executed")))
                    .one();
            if (!claim.claimed()) {
                return new Addition.Present(
                        find(handle, capture.organisation(), capture.id()).orElseThrow());
            }
            boolean executed = claim.executed() || executeFiredAlone(handle, capture);
            storeBytes.run();
            PostgresStorageQuotas.count(handle, capture);
            return new Addition.Added(executed);
        });
    }

    /** Of a slot that is not planned yet. If it was planned in between, its trigger is there now. */
    private static boolean executeFiredAlone(Handle handle, Capture capture) {
        Optional<Trigger> trigger = Optional.ofNullable(capture.trigger())
                .flatMap(Slot::parse)
                .flatMap(slot -> FiredAloneRows.find(handle, capture.device(), slot, capture.storedAt()))
                .filter(found -> found.organisation().equals(capture.organisation()));
        if (trigger.isEmpty()) {
            return false;
        }
        return FiredAloneRows.store(handle, trigger.get().executed(capture.id(), capture.storedAt()))
                || CaptureRows.bind(handle.createQuery(EXECUTE_CLAIMED), capture)
                        .map((row, context) -> row.getBoolean("executed"))
                        .one();
    }

    private record Claim(boolean claimed, boolean executed) {}

    @Override
    public Optional<Capture> find(OrganisationId organisation, RecordId id) {
        return jdbi.withHandle(handle -> find(handle, organisation, id));
    }

    private static Optional<Capture> find(Handle handle, OrganisationId organisation, RecordId id) {
        return handle.createQuery("SELECT * FROM capture WHERE org_id = :org AND record_id = :record")
                .bind("org", organisation.value())
                .bind("record", id.value())
                .map(CaptureRows::map)
                .findOne();
    }

    @Override
    public Page<Capture> list(OrganisationId organisation, Reach reach, CaptureFilter filter, Slice slice) {
        WithinReach within = new WithinReach(reach);
        Map<String, Object> values = new LinkedHashMap<>();
        String where = where(organisation, filter, values) + within.condition();
        return jdbi.withHandle(handle -> {
            List<Capture> items = within.bind(handle.createQuery("SELECT * FROM capture" + where
                            + " ORDER BY captured_at DESC, record_id DESC LIMIT :limit OFFSET :offset"))
                    .bindMap(values)
                    .bind("limit", slice.limit())
                    .bind("offset", slice.offset())
                    .map(CaptureRows::map)
                    .list();
            long total = within.bind(handle.createQuery("SELECT count(*) FROM capture" + where))
                    .bindMap(values)
                    .mapTo(Long.class)
                    .one();
            return new Page<>(items, total);
        });
    }

    /** Only the conditions that restrict, so that each kind of question gets its own plan. */
    private static String where(OrganisationId organisation, CaptureFilter filter, Map<String, Object> values) {
        StringBuilder where = new StringBuilder(" WHERE org_id = :org");
        values.put("org", organisation.value());
        DeviceId device = filter.device();
        if (device != null) {
            where.append(" AND device_id = :device");
            values.put("device", device.value());
        }
        if (filter.judgement() != null) {
            where.append(" AND judgement = :judgement");
            values.put("judgement", filter.judgement().name());
        }
        if (filter.from() != null) {
            where.append(" AND captured_at >= :from");
            values.put("from", filter.from());
        }
        if (filter.to() != null) {
            where.append(" AND captured_at < :to");
            values.put("to", filter.to());
        }
        if (filter.label() != null) {
            where.append(" AND label = :label");
            values.put("label", filter.label());
        }
        return where.toString();
    }

    @Override
    public Map<DeviceId, Capture> newestOfEach(OrganisationId organisation) {
        return jdbi
                .withHandle(handle -> handle.createQuery(NEWEST_OF_EACH)
                        .bind("org", organisation.value())
                        .map(CaptureRows::map)
                        .list())
                .stream()
                .collect(Collectors.toMap(Capture::device, Function.identity()));
    }

    @Override
    public List<Capture> withoutThumbnail(int max) {
        return jdbi.withHandle(handle -> handle.createQuery(WITHOUT_THUMBNAIL)
                .bind("max", max)
                .map(CaptureRows::map)
                .list());
    }

    @Override
    public void thumbnail(OrganisationId organisation, RecordId id, ThumbnailState state) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE capture SET thumbnail = :state WHERE org_id = :org AND record_id = :record")
                .bind("state", state.name())
                .bind("org", organisation.value())
                .bind("record", id.value())
                .execute());
    }
}
