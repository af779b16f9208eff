package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.platform.BatchSummary;
import app.visant.domain.platform.OrganisationSummary;
import app.visant.domain.platform.Overview;
import app.visant.domain.platform.PersonSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Only what is on the page that is asked for is counted. */
final class PostgresOverview implements Overview {
    private static final String ORGANISATIONS = """
            FROM organisation
            WHERE position(lower(:part) IN lower(name)) > 0
               OR EXISTS (SELECT FROM account
                          WHERE account.org_id = organisation.org_id AND position(lower(:part) IN email) > 0)
            """;
    /** Of the organisations in {@code page}; the newest picture is found by an index. */
    private static final String SUMMARIES = """

            SELECT page.*, people, devices, active, captures, bytes, newest FROM page
            CROSS JOIN LATERAL (SELECT count(*) people FROM account WHERE account.org_id = page.org_id) a
            CROSS JOIN LATERAL (SELECT count(*) devices, count(*) FILTER (WHERE status IN ('ACTIVE', 'SUSPENDED')) active
                                FROM device WHERE device.org_id = page.org_id) d
            CROSS JOIN LATERAL (SELECT coalesce(sum(captures), 0) captures, coalesce(sum(bytes), 0) bytes
                                FROM capture_tally WHERE capture_tally.org_id = page.org_id) s
            CROSS JOIN LATERAL (SELECT max(captured_at) newest FROM capture WHERE capture.org_id = page.org_id) c
            """;

    private static final String PEOPLE = """
            FROM account JOIN organisation USING (org_id)
            WHERE position(lower(:part) IN email) > 0 OR position(lower(:part) IN lower(organisation.name)) > 0
            """;

    private static final String BATCHES = """
            FROM device_batch JOIN organisation USING (org_id)
            WHERE position(lower(:part) IN lower(batch_id)) > 0 OR position(lower(:part) IN lower(organisation.name)) > 0
            """;

    private final Jdbi jdbi;

    PostgresOverview(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Page<OrganisationSummary> organisations(String part, Slice slice) {
        String rows = "WITH page AS (SELECT * " + ORGANISATIONS
                + " ORDER BY lower(name), org_id LIMIT :limit OFFSET :offset)" + SUMMARIES
                + " ORDER BY lower(name), page.org_id";
        return page(rows, ORGANISATIONS, part, slice, PostgresOverview::organisation);
    }

    @Override
    public Optional<OrganisationSummary> organisation(OrganisationId id) {
        String rows = "WITH page AS (SELECT * FROM organisation WHERE org_id = :org)" + SUMMARIES;
        return jdbi.withHandle(handle -> handle.createQuery(rows)
                .bind("org", id.value())
                .map(PostgresOverview::organisation)
                .findOne());
    }

    @Override
    public Page<PersonSummary> people(String part, Slice slice) {
        String rows = """
                SELECT account.*, organisation.name AS organisation_name,
                       EXISTS (SELECT FROM platform_administrator p WHERE p.user_id = account.user_id) administrator,
                       (SELECT max(began_at) FROM session WHERE session.user_id = account.user_id) last_log_in
                """ + PEOPLE + " ORDER BY email LIMIT :limit OFFSET :offset";
        return page(rows, PEOPLE, part, slice, PostgresOverview::person);
    }

    @Override
    public Page<BatchSummary> batches(String part, Slice slice) {
        String rows = "WITH device_batch_page AS (SELECT org_id, batch_id, made_at, name " + BATCHES + """
                ORDER BY made_at DESC, org_id, batch_id LIMIT :limit OFFSET :offset)
                SELECT page.*, devices, taken FROM device_batch_page page
                """
                + PostgresDeviceBatches.COUNTED + " ORDER BY made_at DESC, org_id, page.batch_id";
        return page(rows, BATCHES, part, slice, PostgresOverview::batch);
    }

    private <T> Page<T> page(String rows, String from, String part, Slice slice, RowMapper<T> mapper) {
        return jdbi.inTransaction(handle -> {
            List<T> items = handle.createQuery(rows)
                    .bind("part", part)
                    .bind("limit", slice.limit())
                    .bind("offset", slice.offset())
                    .map(mapper)
                    .list();
            long all = handle.createQuery("SELECT count(*) " + from)
                    .bind("part", part)
                    .mapTo(Long.class)
                    .one();
            return new Page<>(items, all);
        });
    }

    private static OrganisationSummary organisation(ResultSet row, StatementContext context) throws SQLException {
        return new OrganisationSummary(
                PostgresOrganisations.map(row, context),
                row.getLong("people"),
                row.getLong("devices"),
                row.getLong("active"),
                row.getLong("captures"),
                row.getLong("bytes"),
                Columns.instant(row, "newest"));
    }

    private static BatchSummary batch(ResultSet row, StatementContext context) throws SQLException {
        return new BatchSummary(
                new OrganisationId(row.getObject("org_id", UUID.class)),
                row.getString("name"),
                PostgresDeviceBatches.map(row, context));
    }

    private static PersonSummary person(ResultSet row, StatementContext context) throws SQLException {
        return new PersonSummary(
                PostgresUsers.user(row, context),
                row.getString("organisation_name"),
                row.getBoolean("administrator"),
                Columns.instant(row, "last_log_in"));
    }
}
