package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.member.Members;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.User;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

final class PostgresMembers implements Members {
    private final Jdbi jdbi;

    PostgresMembers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Page<User> list(OrganisationId organisation, Slice slice) {
        return jdbi.inTransaction(handle -> {
            List<User> people = handle.createQuery("""
                            SELECT * FROM account WHERE org_id = :org ORDER BY email LIMIT :limit OFFSET :offset
                            """)
                    .bind("org", organisation.value())
                    .bind("limit", slice.limit())
                    .bind("offset", slice.offset())
                    .map(PostgresUsers::user)
                    .list();
            long all = handle.createQuery("SELECT count(*) FROM account WHERE org_id = :org")
                    .bind("org", organisation.value())
                    .mapTo(Long.class)
                    .one();
            return new Page<>(people, all);
        });
    }

    @Override
    public Outcome changeRole(User member, Role role) {
        return alone(
                member,
                handle -> role != Role.OWNER && isLastOwner(handle, member)
                        ? Outcome.LAST_OWNER
                        : setRole(handle, member, role));
    }

    @Override
    public Outcome remove(User member) {
        return alone(member, handle -> {
            if (isLastOwner(handle, member)) {
                return Outcome.LAST_OWNER;
            }
            return outcome(handle.createUpdate("""
                            DELETE FROM account WHERE user_id = :user AND org_id = :org AND role = :role
                            """)
                    .bind("user", member.id().value())
                    .bind("org", member.organisation().value())
                    .bind("role", member.role().name())
                    .execute());
        });
    }

    @Override
    public Outcome handOver(User owner, User next) {
        return alone(owner, handle -> {
            boolean both = owner.role() == Role.OWNER
                    && next.organisation().equals(owner.organisation())
                    && setRole(handle, next, Role.OWNER) == Outcome.DONE
                    && setRole(handle, owner, Role.ADMIN) == Outcome.DONE;
            if (!both) {
                handle.rollback();
            }
            return both ? Outcome.DONE : Outcome.CHANGED_MEANWHILE;
        });
    }

    /** The organisation's row is locked first: changes to its people are made one after the other. */
    private Outcome alone(User member, Function<Handle, Outcome> change) {
        return jdbi.inTransaction(handle -> {
            handle.createQuery("SELECT 1 FROM organisation WHERE org_id = :org FOR UPDATE")
                    .bind("org", member.organisation().value())
                    .mapTo(Integer.class)
                    .findOne();
            return change.apply(handle);
        });
    }

    private static boolean isLastOwner(Handle handle, User member) {
        return member.role() == Role.OWNER
                && handle.createQuery("""
                                SELECT NOT EXISTS (SELECT FROM account
                                                   WHERE org_id = :org AND role = 'OWNER' AND user_id <> :user)
                                """)
                        .bind("org", member.organisation().value())
                        .bind("user", member.id().value())
                        .mapTo(Boolean.class)
                        .one();
    }

    private static Outcome setRole(Handle handle, User member, Role role) {
        return outcome(handle.createUpdate("""
                        UPDATE account SET role = :next WHERE user_id = :user AND org_id = :org AND role = :role
                        """)
                .bind("next", role.name())
                .bind("user", member.id().value())
                .bind("org", member.organisation().value())
                .bind("role", member.role().name())
                .execute());
    }

    private static Outcome outcome(int rows) {
        return rows == 1 ? Outcome.DONE : Outcome.CHANGED_MEANWHILE;
    }
}
