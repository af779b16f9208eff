package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.command.RunKey;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.Backlog;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.NextItem;
import app.visant.domain.edge.outbox.Outbox;
import app.visant.domain.edge.outbox.OutboxItem;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class SqliteOutbox implements Outbox {
    private final Sqlite sqlite;

    SqliteOutbox(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    @Override
    public void add(CaptureRecord capture, byte[] jpeg, @Nullable RunKey completes, Instant at) {
        boolean added = sqlite.inTransaction("store a picture", connection -> {
            if (!insert(connection, capture, jpeg, at)) {
                return false;
            }
            if (completes != null) {
                SqliteCommandJournal.done(connection, completes, at);
            }
            return true;
        });
        if (!added) {
            throw new IllegalArgumentException("there is a picture " + capture.id());
        }
    }

    private static boolean insert(Connection connection, CaptureRecord capture, byte[] jpeg, Instant at)
            throws SQLException {
        return 1
                == Sqlite.update(
                        connection,
                        """
                        insert into outbox (record_id, captured_at, trigger_id, label, kind, sha256, bytes, added_at, jpeg)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (record_id) do nothing""",
                        capture.id().value(),
                        capture.capturedAt().toEpochMilli(),
                        capture.trigger() == null ? null : capture.trigger().value(),
                        capture.label(),
                        capture.kind().name(),
                        capture.sha256().hex(),
                        capture.bytes(),
                        at.toEpochMilli(),
                        jpeg);
    }

    @Override
    public NextItem next(Instant now) {
        Optional<OutboxItem> due = sqlite.first(
                "read the outbox",
                """
                select * from outbox indexed by outbox_waiting
                 where refused is null and not_before not between ? and ?
                 order by kind = 'MANUAL' desc, captured_at, number limit 1""",
                SqliteOutbox::item,
                now.toEpochMilli() + 1,
                now.plus(LONGEST_PAUSE).toEpochMilli());
        if (due.isPresent()) {
            return new NextItem.Due(due.get());
        }
        return sqlite.first(
                        "read the outbox",
                        "select not_before from outbox where refused is null order by not_before limit 1",
                        row -> Instant.ofEpochMilli(row.getLong(1)))
                .<NextItem>map(NextItem.Later::new)
                .orElseGet(NextItem.Nothing::new);
    }

    private static OutboxItem item(ResultSet row) throws SQLException {
        String trigger = row.getString("trigger_id");
        CaptureRecord capture = new CaptureRecord(
                new RecordId(row.getString("record_id")),
                Instant.ofEpochMilli(row.getLong("captured_at")),
                trigger == null ? null : new TriggerId(trigger),
                row.getString("label"),
                TriggerKind.valueOf(row.getString("kind")),
                new Sha256(row.getString("sha256")),
                row.getInt("bytes"));
        return new OutboxItem(capture, row.getBytes("jpeg"), row.getInt("attempts"));
    }

    @Override
    public void sent(RecordId id) {
        sqlite.update("remove a sent picture", "delete from outbox where record_id = ?", id.value());
    }

    @Override
    public void postpone(RecordId id, Instant notBefore) {
        sqlite.update(
                "postpone a picture",
                "update outbox set attempts = attempts + 1, not_before = ? where record_id = ?",
                notBefore.toEpochMilli(),
                id.value());
    }

    @Override
    public void quarantine(RecordId id, String reason) {
        sqlite.update("put a picture apart", "update outbox set refused = ? where record_id = ?", reason, id.value());
    }

    @Override
    public Backlog backlog() {
        return sqlite.first("count the outbox", """
                        select count(*) filter (where refused is null) as waiting,
                               coalesce(sum(bytes) filter (where refused is null), 0) as bytes,
                               min(captured_at) filter (where refused is null) as oldest,
                               count(*) filter (where refused is not null) as refused
                          from outbox""", SqliteOutbox::backlog).orElseThrow();
    }

    private static Backlog backlog(ResultSet row) throws SQLException {
        long oldest = row.getLong("oldest");
        Instant oldestAt = row.wasNull() ? null : Instant.ofEpochMilli(oldest);
        return new Backlog(row.getLong("waiting"), row.getLong("bytes"), oldestAt, row.getLong("refused"));
    }
}
