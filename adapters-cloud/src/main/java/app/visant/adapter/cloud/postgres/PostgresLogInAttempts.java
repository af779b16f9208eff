package app.visant.adapter.cloud.postgres;

import app.visant.domain.tenant.Delays;
import app.visant.domain.tenant.LogInAttempts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

final class PostgresLogInAttempts implements LogInAttempts {
    private final Jdbi jdbi;

    PostgresLogInAttempts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Row(int failures, Instant lastAt, Instant freeAt) {
        static Row map(ResultSet row) throws SQLException {
            return new Row(row.getInt("failures"), Columns.time(row, "last_at"), Columns.time(row, "free_at"));
        }
    }

    @Override
    public Optional<Duration> begin(String subject, Delays delays, Instant now) {
        forget(now);
        return jdbi.inTransaction(handle -> {
            // The row is locked, whether it was there or not: whoever comes at the same moment waits until this one
            // counts.
            Row row = handle.createQuery("""
                            INSERT INTO log_in_attempt (subject, failures, last_at, free_at)
                            VALUES (:subject, 0, :now, :now)
                            ON CONFLICT (subject) DO UPDATE SET subject = EXCLUDED.subject
                            RETURNING *
                            """)
                    .bind("subject", subject)
                    .bind("now", now)
                    .map((each, context) -> Row.map(each))
                    .one();
            if (row.freeAt().isAfter(now)) {
                return Optional.of(Duration.between(now, row.freeAt()));
            }
            int failures = row.lastAt().isAfter(now.minus(Delays.FORGOTTEN)) ? row.failures() + 1 : 1;
            handle.createUpdate("""
                            UPDATE log_in_attempt SET failures = :failures, last_at = :now, free_at = :freeAt
                            WHERE subject = :subject
                            """)
                    .bind("failures", failures)
                    .bind("now", now)
                    .bind("freeAt", now.plus(delays.after(failures)))
                    .bind("subject", subject)
                    .execute();
            return Optional.empty();
        });
    }

    @Override
    public void takeBack(String subject, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE log_in_attempt SET failures = greatest(failures - 1, 0), free_at = :now
                        WHERE subject = :subject
                        """)
                .bind("now", now)
                .bind("subject", subject)
                .execute());
    }

    @Override
    public void clear(String subject) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM log_in_attempt WHERE subject = :subject")
                .bind("subject", subject)
                .execute());
    }

    /** In a transaction of its own: it locks rows of others, which nobody must wait for. */
    private void forget(Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        DELETE FROM log_in_attempt WHERE subject IN (
                            SELECT subject FROM log_in_attempt WHERE last_at <= :before LIMIT 100 FOR UPDATE SKIP LOCKED)
                        """)
                .bind("before", now.minus(Delays.FORGOTTEN))
                .execute());
    }
}
