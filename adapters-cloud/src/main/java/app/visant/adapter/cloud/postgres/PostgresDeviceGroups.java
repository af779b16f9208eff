package app.visant.adapter.cloud.postgres;

import app.visant.domain.group.DeviceGroup;
import app.visant.domain.group.DeviceGroups;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

final class PostgresDeviceGroups implements DeviceGroups {
    private static final String ADD = """
            INSERT INTO device_group (group_id, org_id, name) VALUES (:group, :org, :name)
            ON CONFLICT (org_id, name) DO NOTHING
            """;

    private final Jdbi jdbi;

    PostgresDeviceGroups(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<DeviceGroup> list(OrganisationId organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT group_id, name FROM device_group WHERE org_id = :org ORDER BY name COLLATE "C"
                        """)
                .bind("org", organisation.value())
                .map((row, context) -> new DeviceGroup(
                        new DeviceGroupId(row.getObject("group_id", UUID.class)), organisation, row.getString("name")))
                .list());
    }

    @Override
    public Change add(DeviceGroup group) {
        return jdbi.inTransaction(handle -> {
            lock(handle, group.organisation());
            int added = handle.createUpdate(ADD)
                    .bind("group", group.id().value())
                    .bind("org", group.organisation().value())
                    .bind("name", group.name())
                    .execute();
            return added == 1 ? Change.DONE : Change.NAME_TAKEN;
        });
    }

    @Override
    public Change rename(DeviceGroup group) {
        return jdbi.inTransaction(handle -> {
            lock(handle, group.organisation());
            if (!exists(handle, group.organisation(), group.id())) {
                return Change.NO_SUCH_GROUP;
            }
            int renamed = handle.createUpdate("""
                            UPDATE device_group g SET name = :name
                            WHERE org_id = :org AND group_id = :group
                              AND NOT EXISTS (SELECT FROM device_group other
                                              WHERE other.org_id = :org AND other.name = :name
                                                AND other.group_id <> g.group_id)
                            """)
                    .bind("name", group.name())
                    .bind("org", group.organisation().value())
                    .bind("group", group.id().value())
                    .execute();
            return renamed == 1 ? Change.DONE : Change.NAME_TAKEN;
        });
    }

    @Override
    public boolean remove(OrganisationId organisation, DeviceGroupId id) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "DELETE FROM device_group WHERE org_id = :org AND group_id = :group")
                        .bind("org", organisation.value())
                        .bind("group", id.value())
                        .execute())
                == 1;
    }

    @Override
    public Change put(OrganisationId organisation, DeviceId device, @Nullable DeviceGroupId group) {
        return jdbi.inTransaction(handle -> {
            boolean known = handle.createQuery("""
                            SELECT EXISTS (SELECT FROM device WHERE org_id = :org AND device_id = :device)
                            """)
                    .bind("org", organisation.value())
                    .bind("device", device.value())
                    .mapTo(Boolean.class)
                    .one();
            if (!known) {
                return Change.NO_SUCH_DEVICE;
            }
            return group == null ? takeOut(handle, organisation, device) : put(handle, organisation, device, group);
        });
    }

    private static Change takeOut(Handle handle, OrganisationId organisation, DeviceId device) {
        handle.execute(
                "DELETE FROM device_in_group WHERE org_id = ? AND device_id = ?", organisation.value(), device.value());
        return Change.DONE;
    }

    /** The group's row is locked: it can't be removed in between. */
    private static Change put(Handle handle, OrganisationId organisation, DeviceId device, DeviceGroupId group) {
        int placed = handle.createUpdate("""
                        INSERT INTO device_in_group (org_id, device_id, group_id)
                        SELECT org_id, :device, group_id FROM device_group
                        WHERE org_id = :org AND group_id = :group FOR KEY SHARE
                        ON CONFLICT (org_id, device_id) DO UPDATE SET group_id = EXCLUDED.group_id
                        """)
                .bind("org", organisation.value())
                .bind("device", device.value())
                .bind("group", group.value())
                .execute();
        return placed == 1 ? Change.DONE : Change.NO_SUCH_GROUP;
    }

    /** Puts a device where another one is, which stays there. */
    static void putBeside(Handle handle, OrganisationId organisation, DeviceId other, DeviceId device) {
        Optional<DeviceGroupId> group = handle.createQuery("""
                        SELECT group_id FROM device_in_group WHERE org_id = :org AND device_id = :other
                        """)
                .bind("org", organisation.value())
                .bind("other", other.value())
                .map((row, context) -> new DeviceGroupId(row.getObject("group_id", UUID.class)))
                .findOne();
        boolean placed = group.filter(present -> put(handle, organisation, device, present) == Change.DONE)
                .isPresent();
        if (!placed) {
            takeOut(handle, organisation, device);
        }
    }

    @Override
    public Map<DeviceId, DeviceGroupId> ofDevices(OrganisationId organisation) {
        Map<DeviceId, DeviceGroupId> groups = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT device_id, group_id FROM device_in_group WHERE org_id = :org
                        """)
                .bind("org", organisation.value())
                .map((row, context) -> Map.entry(
                        new DeviceId(row.getString("device_id")),
                        new DeviceGroupId(row.getObject("group_id", UUID.class))))
                .forEach(each -> groups.put(each.getKey(), each.getValue())));
        return groups;
    }

    /** Names are given one after the other. */
    private static void lock(Handle handle, OrganisationId organisation) {
        handle.execute("SELECT 1 FROM organisation WHERE org_id = ? FOR NO KEY UPDATE", organisation.value());
    }

    private static boolean exists(Handle handle, OrganisationId organisation, DeviceGroupId id) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM device_group WHERE org_id = :org AND group_id = :group)")
                .bind("org", organisation.value())
                .bind("group", id.value())
                .mapTo(Boolean.class)
                .one();
    }
}
