package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.Holding;
import app.visant.domain.edge.outbox.Holdings;
import app.visant.domain.edge.outbox.Usage;
import app.visant.domain.edge.outbox.Worth;
import app.visant.domain.kernel.RecordId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class SqliteHoldings implements Holdings {
    private final Sqlite sqlite;

    SqliteHoldings(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    @Override
    public List<Holding> list(long after, int max) {
        return sqlite.list(
                "list the outbox",
                "select * from capture where number > ? order by number limit ?",
                SqliteHoldings::holding,
                after,
                max);
    }

    @Override
    public List<Holding> newest(int max) {
        return sqlite.list(
                "list the newest pictures",
                "select * from capture where state <> 'QUARANTINED' order by number desc limit ?",
                SqliteHoldings::holding,
                max);
    }

    @Override
    public Usage usage() {
        Map<Worth, Long> bytes = new EnumMap<>(Worth.class);
        long sending = 0;
        for (Part part : sqlite.list(
                "add up the outbox",
                "select state, kind, sum(bytes) from capture indexed by capture_age group by state, kind",
                row -> new Part(row.getString(1), TriggerKind.valueOf(row.getString(2)), row.getLong(3)))) {
            switch (part.state()) {
                case "SENDING" -> sending += part.bytes();
                case "QUARANTINED" -> bytes.merge(Worth.REFUSED, part.bytes(), Long::sum);
                default -> bytes.merge(Worth.of(part.kind()), part.bytes(), Long::sum);
            }
        }
        long free = number("pragma freelist_count") * number("pragma page_size");
        return new Usage(bytes, sending, free);
    }

    private record Part(String state, TriggerKind kind, long bytes) {}

    private long number(String pragma) {
        return sqlite.first("measure the outbox", pragma, row -> row.getLong(1)).orElseThrow();
    }

    @Override
    public List<Holding> oldest(Worth worth, @Nullable Holding after, int max) {
        long time =
                after == null ? Long.MIN_VALUE : after.capture().capturedAt().toEpochMilli();
        long number = after == null ? Long.MIN_VALUE : after.number();
        String which = switch (worth) {
            case REFUSED -> "state = 'QUARANTINED'";
            case SCHEDULED, EVENT, MANUAL -> "state = 'QUEUED' and kind = '" + worth + "'";
        };
        return sqlite.list(
                "look for the oldest pictures",
                "select * from capture where " + which
                        + " and (captured_at, number) > (?, ?) order by captured_at, number limit ?",
                SqliteHoldings::holding,
                time,
                number,
                max);
    }

    private static Holding holding(ResultSet row) throws SQLException {
        boolean quarantined = "QUARANTINED".equals(row.getString("state"));
        String reason = row.getString("reason");
        return new Holding(
                row.getLong("number"),
                PictureRows.capture(row),
                row.getInt("attempts"),
                quarantined ? Optional.ofNullable(reason).orElse("") : null);
    }

    private static Optional<Holding> find(Session session, RecordId id, String condition) throws SQLException {
        return session.first(
                "select * from capture where record_id = ?" + condition, SqliteHoldings::holding, id.value());
    }

    @Override
    public Optional<Holding> retry(RecordId id, Instant at) {
        return sqlite.inTransaction("put a picture back", session -> {
            Optional<Holding> before = find(session, id, "");
            session.update("""
                    update capture set attempts = 0, not_before = 0, reason = null,
                           state = case state when 'QUARANTINED' then 'QUEUED' else state end
                     where record_id = ?""", id.value());
            if (before.isPresent() && before.get().isQuarantined()) {
                PictureRows.revise(session, id, Ending.done(), at);
            }
            return before;
        });
    }

    @Override
    public List<Holding> evict(List<RecordId> ids, String reason, Instant at) {
        return sqlite.inTransaction("give pictures up", session -> {
            List<Holding> evicted = new ArrayList<>();
            for (RecordId id : ids) {
                Optional<Holding> before = find(session, id, " and state <> 'SENDING'");
                if (before.isPresent()) {
                    evict(session, before.get(), reason, at);
                    evicted.add(before.get());
                }
            }
            return evicted;
        });
    }

    private static void evict(Session session, Holding picture, String reason, Instant at) throws SQLException {
        RecordId id = picture.capture().id();
        if (!picture.isQuarantined()) {
            PictureRows.revise(session, id, Ending.evicted(reason), at);
        }
        session.update("delete from capture where record_id = ?", id.value());
    }
}
