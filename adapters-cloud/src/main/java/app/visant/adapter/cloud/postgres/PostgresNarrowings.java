package app.visant.adapter.cloud.postgres;

import app.visant.domain.access.Reach;
import app.visant.domain.group.Narrowings;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

final class PostgresNarrowings implements Narrowings {
    /** No row if there is no such person; one without a device for somebody who is not narrowed, or narrowed to none. */
    private static final String OF = """
            SELECT n.user_id IS NOT NULL AS narrowed, d.device_id
            FROM account a
            LEFT JOIN narrowing n USING (user_id)
            LEFT JOIN narrowing_group g USING (user_id)
            LEFT JOIN device_in_group d ON d.org_id = g.org_id AND d.group_id = g.group_id
            WHERE a.user_id = :user
            """;

    private static final String LIST = """
            SELECT n.user_id, g.group_id FROM narrowing n LEFT JOIN narrowing_group g USING (user_id)
            WHERE n.org_id = :org
            """;

    private static final String ADD_GROUPS = """
            INSERT INTO narrowing_group (org_id, user_id, group_id) SELECT :org, :user, unnest(:groups)
            """;

    private final Jdbi jdbi;

    PostgresNarrowings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Reach of(UserId user) {
        List<Row> rows = jdbi.withHandle(handle -> handle.createQuery(OF)
                .bind("user", user.value())
                .map((row, context) -> new Row(
                        row.getBoolean("narrowed"),
                        Optional.ofNullable(row.getString("device_id")).map(DeviceId::new)))
                .list());
        return !rows.isEmpty() && !rows.getFirst().narrowed()
                ? Reach.all()
                : new Reach.Only(
                        rows.stream().flatMap(row -> row.device().stream()).collect(Collectors.toSet()));
    }

    private record Row(boolean narrowed, Optional<DeviceId> device) {}

    @Override
    public Map<UserId, Set<DeviceGroupId>> list(OrganisationId organisation) {
        Map<UserId, Set<DeviceGroupId>> narrowed = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(LIST)
                .bind("org", organisation.value())
                .map((row, context) -> Map.entry(
                        new UserId(row.getObject("user_id", UUID.class)),
                        Optional.ofNullable(row.getObject("group_id", UUID.class))
                                .map(DeviceGroupId::new)))
                .forEach(each -> {
                    Set<DeviceGroupId> groups = narrowed.computeIfAbsent(each.getKey(), user -> new HashSet<>());
                    each.getValue().ifPresent(groups::add);
                }));
        return narrowed;
    }

    @Override
    public Change narrow(OrganisationId organisation, UserId user, Set<DeviceGroupId> groups) {
        return jdbi.inTransaction(handle -> {
            if (!lock(handle, organisation, user)) {
                return Change.NO_SUCH_MEMBER;
            }
            List<UUID> ids = groups.stream().map(DeviceGroupId::value).toList();
            if (lock(handle, organisation, ids) < ids.size()) {
                return Change.NO_SUCH_GROUP;
            }
            handle.execute(
                    "INSERT INTO narrowing (user_id, org_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    user.value(),
                    organisation.value());
            handle.execute("DELETE FROM narrowing_group WHERE user_id = ?", user.value());
            handle.createUpdate(ADD_GROUPS)
                    .bind("org", organisation.value())
                    .bind("user", user.value())
                    .bindArray("groups", UUID.class, ids)
                    .execute();
            return Change.DONE;
        });
    }

    /** Changes to one person are made one after the other. @return whether the organisation has them */
    private static boolean lock(Handle handle, OrganisationId organisation, UserId user) {
        return handle.createQuery("SELECT 1 FROM account WHERE user_id = :user AND org_id = :org FOR NO KEY UPDATE")
                .bind("user", user.value())
                .bind("org", organisation.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** None of them is removed before this transaction ends. @return how many of them the organisation has */
    private static int lock(Handle handle, OrganisationId organisation, List<UUID> groups) {
        return handle.createQuery("""
                        SELECT 1 FROM device_group WHERE org_id = :org AND group_id = ANY(:groups)
                        ORDER BY group_id FOR KEY SHARE
                        """)
                .bind("org", organisation.value())
                .bindArray("groups", UUID.class, groups)
                .mapTo(Integer.class)
                .list()
                .size();
    }

    @Override
    public void widen(OrganisationId organisation, UserId user) {
        jdbi.useHandle(handle -> handle.execute(
                "DELETE FROM narrowing WHERE user_id = ? AND org_id = ?", user.value(), organisation.value()));
    }
}
