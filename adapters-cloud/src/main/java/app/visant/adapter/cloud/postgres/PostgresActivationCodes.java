package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.plan.ActivationCode;
import app.visant.domain.plan.ActivationCodes;
import app.visant.domain.plan.Benefit;
import app.visant.domain.plan.CodeName;
import app.visant.domain.plan.CodeTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

final class PostgresActivationCodes implements ActivationCodes {
    private final Jdbi jdbi;

    PostgresActivationCodes(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean add(ActivationCode code) {
        return jdbi.withHandle(handle -> bind(handle.createUpdate("""
                                INSERT INTO activation_code
                                    (code, description, benefit, amount, max_uses, uses, valid_from, valid_until, active,
                                    one_per_user, email_domains, made_at)
                                VALUES (:code, :description, :benefit, :amount, :maxUses, :uses, :validFrom, :validUntil, :active,
                                    :onePerUser, :emailDomains, :madeAt)
                                ON CONFLICT DO NOTHING
                                """), code.name(), code.terms())
                        .bind("uses", code.uses())
                        .bind("madeAt", code.madeAt())
                        .execute())
                == 1;
    }

    @Override
    public Optional<ActivationCode> find(CodeName name) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM activation_code WHERE code = :code")
                .bind("code", name.value())
                .map(PostgresActivationCodes::map)
                .findOne());
    }

    @Override
    public Page<ActivationCode> list(Slice slice) {
        return jdbi.withHandle(handle -> new Page<>(
                handle.createQuery("""
                                SELECT * FROM activation_code ORDER BY made_at DESC, code LIMIT :limit OFFSET :offset
                                """)
                        .bind("limit", slice.limit())
                        .bind("offset", slice.offset())
                        .map(PostgresActivationCodes::map)
                        .list(),
                handle.createQuery("SELECT count(*) FROM activation_code")
                        .mapTo(Long.class)
                        .one()));
    }

    @Override
    public Optional<ActivationCode> change(CodeName name, CodeTerms terms) {
        return jdbi.withHandle(handle -> bind(handle.createQuery("""
                        UPDATE activation_code
                        SET description = :description, benefit = :benefit, amount = :amount, max_uses = :maxUses,
                            valid_from = :validFrom, valid_until = :validUntil, active = :active,
                            one_per_user = :onePerUser, email_domains = :emailDomains
                        WHERE code = :code
                        RETURNING *
                        """), name, terms)
                .map(PostgresActivationCodes::map)
                .findOne());
    }

    @Override
    public Optional<ActivationCode> switchOff(CodeName name) {
        return jdbi.withHandle(
                handle -> handle.createQuery("UPDATE activation_code SET active = false WHERE code = :code RETURNING *")
                        .bind("code", name.value())
                        .map(PostgresActivationCodes::map)
                        .findOne());
    }

    /** The code, which nobody else can redeem or change until the transaction ends. */
    static Optional<ActivationCode> lock(Handle handle, CodeName name) {
        return handle.createQuery("SELECT * FROM activation_code WHERE code = :code FOR UPDATE")
                .bind("code", name.value())
                .map(PostgresActivationCodes::map)
                .findOne();
    }

    private static <T extends SqlStatement<T>> T bind(T statement, CodeName name, CodeTerms terms) {
        return statement
                .bind("code", name.value())
                .bind("description", terms.description())
                .bind("benefit", terms.benefit().kind().name())
                .bind("amount", terms.benefit().amount())
                .bind("maxUses", terms.maxUses())
                .bind("validFrom", terms.validFrom())
                .bind("validUntil", terms.validUntil())
                .bind("active", terms.active())
                .bind("onePerUser", terms.onePerUser())
                .bindArray("emailDomains", String.class, terms.emailDomains());
    }

    static Benefit benefit(ResultSet row) throws SQLException {
        return new Benefit(Benefit.Kind.valueOf(row.getString("benefit")), row.getInt("amount"));
    }

    private static ActivationCode map(ResultSet row, StatementContext context) throws SQLException {
        int maxUses = row.getInt("max_uses");
        @Nullable Integer limit = row.wasNull() ? null : maxUses;
        CodeTerms terms = new CodeTerms(
                row.getString("description"),
                benefit(row),
                limit,
                Columns.instant(row, "valid_from"),
                Columns.instant(row, "valid_until"),
                row.getBoolean("active"),
                row.getBoolean("one_per_user"),
                Set.of((String[]) row.getArray("email_domains").getArray()));
        return new ActivationCode(
                new CodeName(row.getString("code")), terms, row.getInt("uses"), Columns.time(row, "made_at"));
    }
}
