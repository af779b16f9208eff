package app.visant.adapter.cloud.postgres;

import app.visant.domain.mail.Letter;
import app.visant.domain.mail.LetterId;
import app.visant.domain.mail.Letters;
import app.visant.domain.mail.WaitingLetter;
import app.visant.domain.tenant.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

final class PostgresLetters implements Letters {
    private final Jdbi jdbi;

    PostgresLetters(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(LetterId id, Letter letter, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO letter (letter_id, address, subject, body, written_at, due_at)
                        VALUES (:id, :address, :subject, :body, :now, :now)
                        """)
                .bind("id", id.value())
                .bind("address", letter.to().value())
                .bind("subject", letter.subject())
                .bind("body", letter.text())
                .bind("now", now)
                .execute());
    }

    @Override
    public List<WaitingLetter> take(int limit, Instant now, Instant until) {
        return jdbi.inTransaction(handle -> handle.createQuery("""
                        WITH due AS (
                            SELECT letter_id, due_at AS was_due FROM letter WHERE due_at <= :now
                            ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED),
                        taken AS (
                            UPDATE letter SET due_at = :until, tries = tries + 1 FROM due
                            WHERE letter.letter_id = due.letter_id
                            RETURNING letter.*, due.was_due)
                        SELECT * FROM taken ORDER BY was_due
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .bind("until", until)
                .map(PostgresLetters::map)
                .list());
    }

    @Override
    public void postpone(LetterId id, Instant until) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE letter SET due_at = :until WHERE letter_id = :id")
                .bind("until", until)
                .bind("id", id.value())
                .execute());
    }

    @Override
    public void forget(LetterId id) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM letter WHERE letter_id = :id")
                .bind("id", id.value())
                .execute());
    }

    @Override
    public int count() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM letter")
                .mapTo(Integer.class)
                .one());
    }

    private static WaitingLetter map(ResultSet row, StatementContext context) throws SQLException {
        return new WaitingLetter(
                new LetterId(row.getObject("letter_id", UUID.class)),
                new Letter(new EmailAddress(row.getString("address")), row.getString("subject"), row.getString("body")),
                Columns.time(row, "written_at"),
                row.getInt("tries"));
    }
}
