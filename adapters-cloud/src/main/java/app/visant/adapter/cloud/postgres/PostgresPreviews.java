package app.visant.adapter.cloud.postgres;

import app.visant.domain.access.Reach;
import app.visant.domain.intake.Preview;
import app.visant.domain.intake.Previews;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.TriggerId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A preview that is added while its picture is may outlive it in the table: so none is read whose picture is here, and such ones
 * are removed by the next addition.
 */
final class PostgresPreviews implements Previews {
    private static final String READ = """
            SELECT * FROM (
                SELECT p.org_id, p.record_id, p.device_id, p.trigger_id, p.label, p.captured_at, p.stored_at, p.sha256,
                       p.bytes, p.width, p.height,
                       NOT EXISTS (SELECT FROM trigger t WHERE t.org_id = p.org_id AND t.trigger_id = p.trigger_id
                                   AND t.device_id = p.device_id AND t.state IN ('FAILED', 'EVICTED')) AS awaited
                FROM preview p
                WHERE NOT EXISTS (SELECT FROM capture c WHERE c.org_id = p.org_id AND c.record_id = p.record_id)) shown
            WHERE org_id = :org
            """;

    private static final String COUNT = "SELECT count(*) FROM (" + READ;

    private static final String ORIGINS = """
            SELECT record_id, device_id, sha256 FROM preview WHERE org_id = :org AND record_id = ANY(:records::text[])
            UNION ALL
            SELECT record_id, device_id, sha256 FROM capture WHERE org_id = :org AND record_id = ANY(:records::text[])
            """;

    /** Passes over those that somebody else removes at the same time. */
    private static final String PRUNE = """
            DELETE FROM preview p USING (
                SELECT org_id, record_id FROM (
                    (SELECT org_id, record_id FROM preview WHERE org_id = :org AND device_id = :device
                     ORDER BY captured_at DESC, record_id DESC OFFSET :kept)
                    UNION
                    SELECT org_id, record_id FROM preview JOIN capture c USING (org_id, record_id)
                    WHERE org_id = :org AND preview.device_id = :device) old
                JOIN preview USING (org_id, record_id) ORDER BY record_id FOR UPDATE OF preview SKIP LOCKED) old
            WHERE p.org_id = old.org_id AND p.record_id = old.record_id
            """;

    private final Jdbi jdbi;

    PostgresPreviews(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Addition add(OrganisationId organisation, DeviceId device, List<Sent> sent) {
        Addition addition = jdbi.inTransaction(handle -> {
            List<String> stored = PreviewRows.store(handle, organisation, device, sent);
            Optional<RecordId> contradicted =
                    stored.size() == sent.size() ? Optional.empty() : contradicted(handle, organisation, sent);
            if (contradicted.isPresent()) {
                handle.rollback();
                return new Addition.Contradicted(contradicted.get());
            }
            return new Addition.Added(sent.stream()
                    .map(each -> each.preview().id())
                    .filter(id -> stored.contains(id.value()))
                    .toList());
        });
        jdbi.useHandle(handle -> handle.createUpdate(PRUNE)
                .bind("org", organisation.value())
                .bind("device", device.value())
                .bind("kept", KEPT)
                .execute());
        return addition;
    }

    private static Optional<RecordId> contradicted(Handle handle, OrganisationId organisation, List<Sent> sent) {
        Columns records = new Columns("records");
        sent.forEach(each -> records.add(each.preview().id()));
        List<Origin> present = records.bind(handle.createQuery(ORIGINS))
                .bind("org", organisation.value())
                .map((row, context) ->
                        new Origin(row.getString("record_id"), row.getString("device_id"), row.getString("sha256")))
                .list();
        return sent.stream()
                .map(Sent::preview)
                .filter(preview -> present.stream().anyMatch(each -> each.isOtherThan(preview)))
                .map(Preview::id)
                .findFirst();
    }

    private record Origin(String record, String device, String hash) {
        boolean isOtherThan(Preview preview) {
            return record.equals(preview.id().value())
                    && !(device.equals(preview.device().value())
                            && hash.equals(preview.sha256().hex()));
        }
    }

    @Override
    public Optional<Preview> find(OrganisationId organisation, RecordId id) {
        return jdbi.withHandle(handle -> handle.createQuery(READ + " AND record_id = :record")
                .bind("org", organisation.value())
                .bind("record", id.value())
                .map(PreviewRows::map)
                .findOne());
    }

    @Override
    public Optional<byte[]> jpeg(OrganisationId organisation, RecordId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT jpeg FROM preview p WHERE org_id = :org AND record_id = :record
                        AND NOT EXISTS (SELECT FROM capture c WHERE c.org_id = p.org_id AND c.record_id = p.record_id)
                        """)
                .bind("org", organisation.value())
                .bind("record", id.value())
                .mapTo(byte[].class)
                .findOne());
    }

    @Override
    public Page<Preview> list(OrganisationId organisation, Reach reach, Wanted wanted, Slice slice) {
        WithinReach within = new WithinReach(reach);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("org", organisation.value());
        String conditions = conditions(wanted, values) + within.condition();
        return jdbi.withHandle(handle -> {
            List<Preview> items = within.bind(handle.createQuery(READ + conditions
                            + " ORDER BY captured_at DESC, record_id DESC LIMIT :limit OFFSET :offset"))
                    .bindMap(values)
                    .bind("limit", slice.limit())
                    .bind("offset", slice.offset())
                    .map(PreviewRows::map)
                    .list();
            long total = within.bind(handle.createQuery(COUNT + conditions + ") counted"))
                    .bindMap(values)
                    .mapTo(Long.class)
                    .one();
            return new Page<>(items, total);
        });
    }

    /** Only the conditions that restrict. */
    private static String conditions(Wanted wanted, Map<String, Object> values) {
        StringBuilder conditions = new StringBuilder();
        if (wanted.device() != null) {
            conditions.append(" AND device_id = :device");
            values.put("device", wanted.device().value());
        }
        if (wanted.from() != null) {
            conditions.append(" AND captured_at >= :from");
            values.put("from", wanted.from());
        }
        if (wanted.to() != null) {
            conditions.append(" AND captured_at < :to");
            values.put("to", wanted.to());
        }
        if (wanted.awaited()) {
            conditions.append(" AND awaited");
        }
        return conditions.toString();
    }

    @Override
    public Map<TriggerId, Preview> ofTriggers(
            OrganisationId organisation, DeviceId device, Collection<TriggerId> triggers) {
        Columns wanted = new Columns("triggers");
        triggers.forEach(wanted::add);
        return jdbi
                .withHandle(handle -> wanted.bind(handle.createQuery(
                                READ + " AND device_id = :device AND trigger_id = ANY(:triggers::text[])"
                                        + " ORDER BY captured_at, record_id"))
                        .bind("org", organisation.value())
                        .bind("device", device.value())
                        .map(PreviewRows::map)
                        .list())
                .stream()
                .collect(Collectors.toMap(
                        preview -> Objects.requireNonNull(preview.trigger()),
                        Function.identity(),
                        (older, newer) -> newer));
    }
}
