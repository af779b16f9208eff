package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.platform.Mandate;
import app.visant.domain.platform.Mandates;
import app.visant.domain.session.SessionId;
import app.visant.domain.tenant.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

final class PostgresMandates implements Mandates {
    private static final String ENDED = """
            FROM mandate LEFT JOIN session USING (session_id)
            LEFT JOIN platform_administrator administrator ON administrator.user_id = mandate.user_id
            WHERE (until <= :now OR began_at IS NULL OR ended_at IS NOT NULL OR ends_at <= :now
                   OR administrator.user_id IS NULL)
            """;

    private final Jdbi jdbi;

    PostgresMandates(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void put(Mandate mandate) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO mandate (session_id, user_id, email, org_id, org_name, reason, since, until)
                        SELECT session_id, user_id, :email, :org, :name, :reason, :since, :until
                        FROM session JOIN platform_administrator USING (user_id)
                        WHERE session_id = :session AND user_id = :user AND ended_at IS NULL
                        ON CONFLICT (session_id) DO UPDATE
                        SET org_id = EXCLUDED.org_id, org_name = EXCLUDED.org_name, reason = EXCLUDED.reason,
                            since = EXCLUDED.since, until = EXCLUDED.until
                        """)
                .bind("session", mandate.session().value())
                .bind("user", mandate.administrator().value())
                .bind("email", mandate.email().value())
                .bind("org", mandate.organisation().value())
                .bind("name", mandate.organisationName())
                .bind("reason", mandate.reason())
                .bind("since", mandate.since())
                .bind("until", mandate.until())
                .execute());
    }

    @Override
    public Optional<Mandate> find(SessionId session, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT mandate.* FROM mandate
                        JOIN session USING (session_id) JOIN platform_administrator administrator ON administrator.user_id = mandate.user_id
                        WHERE session_id = :session AND until > :now AND ended_at IS NULL AND ends_at > :now
                        """)
                .bind("session", session.value())
                .bind("now", now)
                .map(PostgresMandates::map)
                .findOne());
    }

    @Override
    public Optional<Mandate> end(SessionId session) {
        return jdbi.withHandle(
                handle -> handle.createQuery("DELETE FROM mandate WHERE session_id = :session RETURNING *")
                        .bind("session", session.value())
                        .map(PostgresMandates::map)
                        .findOne());
    }

    @Override
    public List<Mandate> ended(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT mandate.* " + ENDED + " ORDER BY until, session_id")
                .bind("now", now)
                .map(PostgresMandates::map)
                .list());
    }

    @Override
    public boolean settle(SessionId session, Instant now, Consumer<Over> tell) {
        return jdbi.inTransaction(handle -> {
            Optional<Over> over = over(handle, session, now);
            over.ifPresent(each -> {
                tell.accept(each);
                handle.createUpdate("DELETE FROM mandate WHERE session_id = :session")
                        .bind("session", each.mandate().session().value())
                        .execute();
            });
            return over.isPresent();
        });
    }

    private static Optional<Over> over(Handle handle, SessionId session, Instant now) {
        return handle.createQuery("""
                        SELECT mandate.*,
                               CASE WHEN administrator.user_id IS NULL THEN 'ADMINISTRATOR'
                                    WHEN ended_at < until OR until > :now THEN 'SESSION'
                                    ELSE 'TIME' END AS cause
                        """ + ENDED + " AND session_id = :session FOR UPDATE OF mandate SKIP LOCKED")
                .bind("session", session.value())
                .bind("now", now)
                .map((row, context) -> new Over(map(row, context), Cause.valueOf(row.getString("cause"))))
                .findOne();
    }

    private static Mandate map(ResultSet row, StatementContext context) throws SQLException {
        return new Mandate(
                new SessionId(row.getObject("session_id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                new EmailAddress(row.getString("email")),
                new OrganisationId(row.getObject("org_id", UUID.class)),
                row.getString("org_name"),
                row.getString("reason"),
                Columns.time(row, "since"),
                Columns.time(row, "until"));
    }
}
