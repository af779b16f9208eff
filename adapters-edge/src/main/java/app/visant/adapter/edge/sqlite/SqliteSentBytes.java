package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.upload.SentBytes;
import app.visant.domain.kernel.RecordId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

final class SqliteSentBytes implements SentBytes {
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();

    private final Sqlite sqlite;

    SqliteSentBytes(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    /** Part of the transaction that forgets the picture, before it is forgotten; nothing if it is unknown. */
    static void add(Session session, RecordId sent, Instant at) throws SQLException {
        session.update("""
                insert into sent_bytes (hour, bytes) select ?, bytes from capture where record_id = ?
                on conflict (hour) do update set bytes = bytes + excluded.bytes""", at.toEpochMilli() / HOUR_MS, sent.value());
    }

    @Override
    public void add(long bytes, Instant at) {
        sqlite.update("count what was sent", """
                insert into sent_bytes (hour, bytes) values (?, ?)
                on conflict (hour) do update set bytes = bytes + excluded.bytes""", at.toEpochMilli() / HOUR_MS, bytes);
    }

    /** Also forgets what lies before that instant. */
    @Override
    public Map<Instant, Long> since(Instant from) {
        long first = from.toEpochMilli() / HOUR_MS;
        sqlite.update("forget old counts of bytes", "delete from sent_bytes where hour < ?", first);
        List<Map.Entry<Instant, Long>> hours = sqlite.list(
                "count what was sent",
                "select hour, bytes from sent_bytes where hour >= ?",
                row -> Map.entry(Instant.ofEpochMilli(row.getLong(1) * HOUR_MS), row.getLong(2)),
                first);
        return hours.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
