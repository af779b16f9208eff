package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.outbox.OutboxItem;
import app.visant.domain.edge.upload.Lane;
import app.visant.domain.edge.upload.SendQueue;
import app.visant.domain.edge.upload.Settled;
import app.visant.domain.kernel.RecordId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

final class SqliteSendQueue implements SendQueue {
    static final String NEXT = """
            select number, record_id from capture indexed by capture_waiting
             where state = 'QUEUED' and priority between ? and ? and not_before not between ? and ?
             order by priority, number desc limit ?""";

    static final String DUE = """
            select not_before from capture indexed by capture_not_before
             where state = 'QUEUED' and not_before > 0 and priority between ? and ? order by not_before limit 1""";

    static final String RECOVER = "update capture set state = 'QUEUED' where state = 'SENDING'";

    private static final String SIZE = "select bytes from capture where record_id = ? and state <> 'QUARANTINED'";

    private static final String READ = """
            select c.*, f.jpeg from capture c join frame f on f.number = c.number
             where c.record_id = ? and c.state <> 'QUARANTINED'""";

    private final Sqlite sqlite;

    SqliteSendQueue(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    @Override
    public int recover() {
        return sqlite.update("take up what was on its way", RECOVER);
    }

    @Override
    public List<RecordId> exchange(List<Settled> settled, Lane lane, Instant now, int max) {
        return sqlite.inTransaction("take the next pictures", session -> {
            for (Settled each : settled) {
                settle(session, each, now);
            }
            return max == 0 ? List.of() : take(session, lane, now, max);
        });
    }

    private static void settle(Session session, Settled settled, Instant now) throws SQLException {
        String id = settled.id().value();
        switch (settled) {
            case Settled.Sent sent -> {
                SqliteSentBytes.add(session, sent.id(), now);
                session.update("delete from capture where record_id = ?", id);
            }
            case Settled.Released it ->
                session.update("update capture set state = 'QUEUED' where record_id = ? and state = 'SENDING'", id);
            case Settled.Postponed it ->
                session.update("""
                        update capture set attempts = attempts + ?, not_before = ?,
                               state = case state when 'SENDING' then 'QUEUED' else state end
                         where record_id = ?""", it.blamed() ? 1 : 0, it.notBefore().toEpochMilli(), id);
        }
    }

    private static List<RecordId> take(Session session, Lane lane, Instant now, int max) throws SQLException {
        Map<Long, RecordId> next = new LinkedHashMap<>();
        session.list(
                        NEXT,
                        row -> Map.entry(row.getLong(1), new RecordId(row.getString(2))),
                        lane.firstRank(),
                        lane.lastRank(),
                        now.toEpochMilli() + 1,
                        now.plus(LONGEST_PAUSE).toEpochMilli(),
                        max)
                .forEach(each -> next.put(each.getKey(), each.getValue()));
        for (long number : next.keySet()) {
            session.update("update capture set state = 'SENDING' where number = ?", number);
        }
        return List.copyOf(next.values());
    }

    @Override
    public Optional<Instant> due(Lane lane) {
        return sqlite.first(
                "read the outbox", DUE, row -> Instant.ofEpochMilli(row.getLong(1)), lane.firstRank(), lane.lastRank());
    }

    @Override
    public OptionalLong size(RecordId id) {
        return sqlite.first("read a picture's size", SIZE, row -> OptionalLong.of(row.getLong(1)), id.value())
                .orElse(OptionalLong.empty());
    }

    @Override
    public Optional<OutboxItem> read(RecordId id) {
        return sqlite.first("read a picture", READ, SqliteSendQueue::item, id.value());
    }

    private static OutboxItem item(ResultSet row) throws SQLException {
        return new OutboxItem(PictureRows.capture(row), row.getBytes("jpeg"), row.getInt("attempts"));
    }
}
