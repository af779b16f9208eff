package app.visant.adapter.cloud.postgres;

import app.visant.domain.audit.AuditLog;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Deed;
import app.visant.domain.audit.DeedFilter;
import app.visant.domain.audit.Draft;
import app.visant.domain.audit.Entry;
import app.visant.domain.audit.Head;
import app.visant.domain.audit.NotOnRecord;
import app.visant.domain.kernel.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A chain's row is locked while entries are added to it, so that several clouds write one chain. Of each cloud one thread does, with one
 * connection, for all that wait meanwhile.
 */
final class PostgresAuditLog implements AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresAuditLog.class);
    private static final String DEEDS = """
            SELECT e.* FROM audit_entry e
            LEFT JOIN audit_entry o ON o.org_id = e.org_id AND o.about = e.number AND o.step = 'ENDED'
            WHERE e.org_id = :org AND e.number < :before AND e.step <> 'ENDED'
              AND (:who::text IS NULL OR e.who_id = :who OR position(lower(:who) IN lower(e.who_name)) > 0
                   OR position(lower(:who) IN lower(e.who_address)) > 0)
              AND (:what::text IS NULL OR position(lower(:what) IN lower(e.action)) > 0
                   OR position(lower(:what) IN lower(e.path)) > 0)
              AND (:from::timestamptz IS NULL OR e.at >= :from::timestamptz)
              AND (:to::timestamptz IS NULL OR e.at < :to::timestamptz)
              AND CASE :verdict::text
                  WHEN 'UNKNOWN' THEN e.step = 'BEGUN' AND o.number IS NULL
                  WHEN 'DONE' THEN (e.step <> 'BEGUN' OR o.number IS NOT NULL) AND coalesce(o.status, e.status) < 400
                  WHEN 'REFUSED' THEN coalesce(o.status, e.status) BETWEEN 400 AND 499
                  WHEN 'FAILED' THEN coalesce(o.status, e.status) >= 500
                  ELSE true END
            ORDER BY e.number DESC LIMIT :limit
            """;

    /** How long an entry waits for those before it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long a chain's row is waited for that another cloud holds, in milliseconds. */
    private static final String LONGEST_LOCK = "5000";

    private final Jdbi jdbi;
    private final GroupCommit<ChainId, Draft, Entry> commits;

    PostgresAuditLog(Jdbi jdbi) {
        this(jdbi, PATIENCE);
    }

    PostgresAuditLog(Jdbi jdbi, Duration patience) {
        this.jdbi = jdbi;
        commits = new GroupCommit<>(this::append, patience, NotOnRecord::new);
    }

    @Override
    public Entry append(Draft draft) {
        return commits.write(draft.chain(), draft);
    }

    private List<Entry> append(ChainId chain, List<Draft> drafts) {
        try {
            return jdbi.inTransaction(handle -> append(handle, lock(handle, chain), drafts));
        } catch (JdbiException failed) {
            LOG.error("{} entries of the audit log's chain {} can't be written", drafts.size(), chain, failed);
            throw new NotOnRecord();
        }
    }

    /** Makes the chain if there is none yet. */
    private static Head lock(Handle handle, ChainId chain) {
        handle.createQuery("SELECT set_config('lock_timeout', :longest, true)")
                .bind("longest", LONGEST_LOCK)
                .mapTo(String.class)
                .one();
        return handle.createQuery("""
                        INSERT INTO audit_chain (org_id, last_number, last_hash, cut_number, cut_hash)
                        VALUES (:org, 0, :beginning, 0, :beginning)
                        ON CONFLICT (org_id) DO UPDATE SET last_number = audit_chain.last_number
                        RETURNING *
                        """)
                .bind("org", chain.value())
                .bind("beginning", Entry.BEGINNING.hex())
                .map(PostgresAuditLog::head)
                .one();
    }

    private static List<Entry> append(Handle handle, Head head, List<Draft> drafts) {
        List<Entry> entries = new ArrayList<>();
        Head.Mark last = head.last();
        PreparedBatch rows = handle.prepareBatch("""
                INSERT INTO audit_entry (org_id, number, at, step, about, who_kind, who_id, who_name, who_address,
                    action, path, status, code, facts, previous_hash, hash)
                VALUES (:org, :number, :at, :step, :about, :whoKind, :whoId, :whoName, :whoAddress,
                    :action, :path, :status, :code, :facts::jsonb, :previous, :hash)
                """);
        for (Draft draft : drafts) {
            Entry entry = Entry.after(last.number(), last.hash(), draft);
            AuditRows.bind(rows, entry).add();
            entries.add(entry);
            last = new Head.Mark(entry.number(), entry.hash());
        }
        rows.execute();
        handle.createUpdate("UPDATE audit_chain SET last_number = :number, last_hash = :hash WHERE org_id = :org")
                .bind("org", drafts.getFirst().chain().value())
                .bind("number", last.number())
                .bind("hash", last.hash().hex())
                .execute();
        return entries;
    }

    @Override
    public List<Deed> deeds(ChainId chain, DeedFilter filter, long before, int limit) {
        return jdbi.withHandle(handle -> {
            List<Entry> entries = handle.createQuery(DEEDS)
                    .bind("org", chain.value())
                    .bind("before", before)
                    .bind("limit", limit)
                    .bind("who", filter.who())
                    .bind("what", filter.what())
                    .bind("from", filter.from())
                    .bind("to", filter.to())
                    .bind(
                            "verdict",
                            filter.verdict() == null ? null : filter.verdict().name())
                    .map(AuditRows::entry)
                    .list();
            Map<Long, Entry> ends = ends(handle, chain, entries);
            return entries.stream()
                    .map(entry -> new Deed(entry, ends.get(entry.number())))
                    .toList();
        });
    }

    private static Map<Long, Entry> ends(Handle handle, ChainId chain, List<Entry> entries) {
        return handle
                .createQuery(
                        "SELECT * FROM audit_entry WHERE org_id = :org AND about = ANY (:numbers) AND step = 'ENDED'")
                .bind("org", chain.value())
                .bindArray(
                        "numbers",
                        Long.class,
                        entries.stream().map(Entry::number).toList())
                .map(AuditRows::entry)
                .stream()
                .collect(Collectors.toMap(end -> end.draft().about(), Function.identity()));
    }

    @Override
    public List<Entry> entries(ChainId chain, long after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM audit_entry WHERE org_id = :org AND number > :after ORDER BY number LIMIT :limit
                        """)
                .bind("org", chain.value())
                .bind("after", after)
                .bind("limit", limit)
                .map(AuditRows::entry)
                .list());
    }

    @Override
    public Head head(ChainId chain) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM audit_chain WHERE org_id = :org")
                .bind("org", chain.value())
                .map(PostgresAuditLog::head)
                .findOne()
                .orElse(Head.EMPTY));
    }

    @Override
    public long cut(ChainId chain, Instant olderThan, Instant now) {
        return commits.alone(chain, () -> jdbi.inTransaction(handle -> cut(handle, chain, olderThan, now)));
    }

    private static long cut(Handle handle, ChainId chain, Instant olderThan, Instant now) {
        Head head = lock(handle, chain);
        Optional<Entry> last = lastOlderThan(handle, chain, olderThan);
        if (last.isEmpty()) {
            return 0;
        }
        long number = last.get().number();
        append(handle, head, List.of(Draft.cut(now, last.get())));
        handle.createUpdate("UPDATE audit_chain SET cut_number = :number, cut_hash = :hash WHERE org_id = :org")
                .bind("org", chain.value())
                .bind("number", number)
                .bind("hash", last.get().hash().hex())
                .execute();
        return handle.createUpdate("DELETE FROM audit_entry WHERE org_id = :org AND number <= :number")
                .bind("org", chain.value())
                .bind("number", number)
                .execute();
    }

    private static Optional<Entry> lastOlderThan(Handle handle, ChainId chain, Instant limit) {
        return handle.createQuery("""
                        SELECT * FROM audit_entry WHERE org_id = :org AND number < coalesce(
                            (SELECT number FROM audit_entry WHERE org_id = :org AND at >= :limit ORDER BY number LIMIT 1),
                            9223372036854775807)
                        ORDER BY number DESC LIMIT 1
                        """)
                .bind("org", chain.value())
                .bind("limit", limit)
                .map(AuditRows::entry)
                .findOne();
    }

    @Override
    public Set<ChainId> chains() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT org_id FROM audit_chain").mapTo(UUID.class).stream()
                .map(ChainId::new)
                .collect(Collectors.toSet()));
    }

    private static Head head(ResultSet row, StatementContext context) throws SQLException {
        return new Head(
                new Head.Mark(row.getLong("last_number"), new Sha256(row.getString("last_hash"))),
                new Head.Mark(row.getLong("cut_number"), new Sha256(row.getString("cut_hash"))));
    }
}
