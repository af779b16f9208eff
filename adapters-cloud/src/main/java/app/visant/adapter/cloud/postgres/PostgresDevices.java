package app.visant.adapter.cloud.postgres;

import app.visant.domain.access.Reach;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.Devices;
import app.visant.domain.device.DevicesBusy;
import app.visant.domain.device.FormerToken;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

final class PostgresDevices implements Devices {
    private static final String ADD = """
            INSERT INTO device
                (device_id, org_id, name, status, batch, token_hash, former_token_hash, former_token_until,
                created_at, activated_at, deactivated_at)
            SELECT id, org::uuid, name, status, batch, token, former, until::timestamptz,
                created::timestamptz, activated::timestamptz, deactivated::timestamptz
            FROM unnest(:id, :org, :name, :status, :batch, :token, :former, :until, :created, :activated, :deactivated)
                AS new (id, org, name, status, batch, token, former, until, created, activated, deactivated)
            ORDER BY id
            ON CONFLICT DO NOTHING
            RETURNING device_id
            """;

    private static final String REPLACE = """
            UPDATE device
            SET org_id = :org::uuid, name = :name, status = :status, token_hash = :token,
                former_token_hash = :former, former_token_until = :until::timestamptz,
                activated_at = :activated::timestamptz,
                deactivated_at = :deactivated::timestamptz
            WHERE device_id = :id AND org_id IS NOT DISTINCT FROM :orgBefore::uuid AND name = :nameBefore
              AND status = :statusBefore AND token_hash IS NOT DISTINCT FROM :tokenBefore::text
              AND former_token_hash IS NOT DISTINCT FROM :formerBefore::text
              AND former_token_until IS NOT DISTINCT FROM :untilBefore::timestamptz
            """;

    /** Locked, so that two activations count one after the other. */
    private static final String LOCK_ORGANISATION = "SELECT 1 FROM organisation WHERE org_id = :org FOR NO KEY UPDATE";

    /** So that many who wait for one organisation don't hold the connections of all others. */
    private static final String WAIT_BRIEFLY = "SET LOCAL lock_timeout TO '2s'";

    /** PostgreSQL's word for a lock that did not come in time. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String COUNT_USED_SLOTS = """
            SELECT count(*) FROM device
            WHERE org_id = :org AND status IN ('ACTIVE', 'SUSPENDED') AND device_id <> ALL(:besides)
            """;

    private final Jdbi jdbi;

    PostgresDevices(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Device> add(List<Device> devices) {
        return jdbi.withHandle(handle -> add(handle, devices));
    }

    static List<Device> add(Handle handle, List<Device> devices) {
        Columns rows = new Columns(
                "id",
                "org",
                "name",
                "status",
                "batch",
                "token",
                "former",
                "until",
                "created",
                "activated",
                "deactivated");
        for (Device device : devices) {
            rows.add(
                    device.id(),
                    device.organisation(),
                    device.name(),
                    device.status(),
                    device.batch(),
                    device.tokenHash(),
                    formerHash(device),
                    formerUntil(device),
                    device.createdAt(),
                    device.activatedAt(),
                    device.deactivatedAt());
        }
        Set<String> added = new HashSet<>(
                rows.bind(handle.createQuery(ADD)).mapTo(String.class).list());
        return devices.stream()
                .filter(device -> added.remove(device.id().value()))
                .toList();
    }

    @Override
    public Optional<Device> find(DeviceId id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM device WHERE device_id = :id")
                .bind("id", id.value())
                .map(PostgresDevices::map)
                .findOne());
    }

    @Override
    public Optional<Device> find(OrganisationId organisation, DeviceId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM device_of_organisation WHERE org_id = :org AND device_id = :id")
                .bind("org", organisation.value())
                .bind("id", id.value())
                .map(PostgresDevices::map)
                .findOne());
    }

    @Override
    public Page<Device> list(OrganisationId organisation, Reach reach, Slice slice) {
        WithinReach within = new WithinReach(reach);
        String from = " FROM device_of_organisation WHERE org_id = :org" + within.condition();
        return jdbi.withHandle(handle -> {
            List<Device> items = within.bind(
                            handle.createQuery("SELECT *" + from + " ORDER BY device_id LIMIT :limit OFFSET :offset"))
                    .bind("org", organisation.value())
                    .bind("limit", slice.limit())
                    .bind("offset", slice.offset())
                    .map(PostgresDevices::map)
                    .list();
            long total = within.bind(handle.createQuery("SELECT count(*)" + from))
                    .bind("org", organisation.value())
                    .mapTo(Long.class)
                    .one();
            return new Page<>(items, total);
        });
    }

    @Override
    public boolean replace(Device before, Device after) {
        return jdbi.withHandle(handle -> replace(handle, before, after));
    }

    @Override
    public Activation activate(Device before, Device after, int slots) {
        return jdbi.inTransaction(handle -> activate(handle, before, after, slots));
    }

    /** Within a transaction. */
    static Activation activate(Handle handle, Device before, Device after, int slots) {
        OrganisationId organisation = after.owner().orElseThrow();
        lockSlots(handle, organisation);
        if (usedSlots(handle, organisation, after.id()) >= slots) {
            return Activation.NO_SLOT_LEFT;
        }
        return replace(handle, before, after) ? Activation.DONE : Activation.CHANGED_MEANWHILE;
    }

    /**
     * Until the transaction ends nobody else activates devices for the organisation.
     *
     * @throws NotFound if it is gone
     * @throws DevicesBusy if others hold it for too long; the transaction can do nothing more then
     */
    static void lockSlots(Handle handle, OrganisationId organisation) {
        handle.execute(WAIT_BRIEFLY);
        if (!isThereAndLocked(handle, organisation)) {
            throw new NotFound("organisation", organisation.toString());
        }
        handle.execute("SET LOCAL lock_timeout TO DEFAULT");
    }

    private static boolean isThereAndLocked(Handle handle, OrganisationId organisation) {
        try {
            return handle.createQuery(LOCK_ORGANISATION)
                    .bind("org", organisation.value())
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
        } catch (UnableToExecuteStatementException failed) {
            if (failed.getCause() instanceof SQLException cause && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                throw new DevicesBusy();
            }
            throw failed;
        }
    }

    static long usedSlots(Handle handle, OrganisationId organisation, DeviceId... besides) {
        return handle.createQuery(COUNT_USED_SLOTS)
                .bind("org", organisation.value())
                .bindArray(
                        "besides",
                        String.class,
                        Stream.of(besides).map(DeviceId::value).toList())
                .mapTo(Long.class)
                .one();
    }

    static boolean replace(Handle handle, Device before, Device after) {
        return handle.createUpdate(REPLACE)
                        .bind("id", before.id().value())
                        .bind("orgBefore", uuid(before.organisation()))
                        .bind("nameBefore", before.name())
                        .bind("statusBefore", before.status().name())
                        .bind("tokenBefore", hex(before.tokenHash()))
                        .bind("formerBefore", hex(formerHash(before)))
                        .bind("untilBefore", formerUntil(before))
                        .bind("org", uuid(after.organisation()))
                        .bind("name", after.name())
                        .bind("status", after.status().name())
                        .bind("token", hex(after.tokenHash()))
                        .bind("former", hex(formerHash(after)))
                        .bind("until", formerUntil(after))
                        .bind("activated", after.activatedAt())
                        .bind("deactivated", after.deactivatedAt())
                        .execute()
                == 1;
    }

    private static @Nullable UUID uuid(@Nullable OrganisationId organisation) {
        return organisation == null ? null : organisation.value();
    }

    private static @Nullable String hex(@Nullable Sha256 hash) {
        return hash == null ? null : hash.hex();
    }

    private static @Nullable Sha256 formerHash(Device device) {
        FormerToken former = device.formerToken();
        return former == null ? null : former.hash();
    }

    private static @Nullable Instant formerUntil(Device device) {
        FormerToken former = device.formerToken();
        return former == null ? null : former.until();
    }

    static Device map(ResultSet row, StatementContext context) throws SQLException {
        UUID organisation = row.getObject("org_id", UUID.class);
        String token = row.getString("token_hash");
        String former = row.getString("former_token_hash");
        return new Device(
                new DeviceId(row.getString("device_id")),
                organisation == null ? null : new OrganisationId(organisation),
                row.getString("name"),
                DeviceStatus.valueOf(row.getString("status")),
                row.getString("batch"),
                token == null ? null : new Sha256(token),
                former == null ? null : new FormerToken(new Sha256(former), Columns.instant(row, "former_token_until")),
                Columns.time(row, "created_at"),
                Columns.instant(row, "activated_at"),
                Columns.instant(row, "deactivated_at"));
    }
}
